// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/planoptions.h"

#include "ui/widgets/fieldtext.h"

namespace loadstone {

void PlanOptions::setFields(const PlanFields& typed) {
    for (const auto& [field, widget] : fields())
        setFieldText(*widget, typed[field]);
}

void PlanOptions::readInto(PlanFields& typed) const {
    for (const auto& [field, widget] : fields())
        typed[field] = fieldText(*widget);
}

} // namespace loadstone
