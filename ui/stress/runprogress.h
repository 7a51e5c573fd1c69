// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"
#include "ui/widgets/workprogress.h"

namespace loadstone {

/// How far the run is and how long it will still take; afterwards how it ended.
class RunProgress : public WorkProgress {
    Q_OBJECT

public:
    explicit RunProgress(QWidget* parent = nullptr);

    void showProgress(const Snapshot& snapshot, const LoadPlan& plan);
    void showEnding(const RunReport& report);
};

} // namespace loadstone
