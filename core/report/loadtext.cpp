// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/loadtext.h"

#include "core/base/units.h"

namespace loadstone {

std::string loadText(const LoadPlan& plan) {
    std::string text = plan.rate ? plan.rate->text() : "";
    if (!plan.stages.empty())
        text += (text.empty() ? "" : ", ") + textOf(plan.stages);
    if (plan.arrival == ArrivalKind::Poisson)
        text += ", by chance";
    return withSeparatedNumbers(text);
}

} // namespace loadstone
