// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/loadtext.h"

namespace loadstone {

std::string loadText(const LoadPlan& plan) {
    std::string text = plan.rate ? plan.rate->text() : "";
    if (!plan.stages.empty())
        text += (text.empty() ? "" : ", ") + textOf(plan.stages);
    return plan.arrival == ArrivalKind::Poisson ? text + ", by chance" : text;
}

} // namespace loadstone
