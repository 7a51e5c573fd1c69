// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/request/planfields.h"
#include "ui/widgets/foldedoptions.h"

namespace loadstone {

/// Folded options that are settings of a run: each field goes by the setting's own.
class PlanOptions : public FoldedOptions {
    Q_OBJECT

public:
    using FoldedOptions::FoldedOptions;

    virtual void setFields(const PlanFields& typed);
    virtual void readInto(PlanFields& typed) const;
};

} // namespace loadstone
