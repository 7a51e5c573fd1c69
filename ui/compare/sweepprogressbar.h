// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/sweeprun.h"
#include "ui/widgets/workprogress.h"

namespace loadstone {

/// How far the sweep is, how long it will still take and what is under way; afterwards how it
/// ended.
class SweepProgressBar : public WorkProgress {
    Q_OBJECT

public:
    explicit SweepProgressBar(QWidget* parent = nullptr);

    void begin(const SweepPlan& plan);
    void showProgress(const SweepProgress& progress);
    void showEnding(const SweepReport& report);

private:
    bool m_namesEngine = false; ///< there are several
};

/// "12 of 21 runs · 40 % · 18 s left · 16 threads"
QString sweepProgressText(const SweepProgress& progress, bool namesEngine);

/// "Done: 21 of 21 runs", "Stopped: 9 of 21 runs".
QString sweepEndingText(const SweepReport& report);

} // namespace loadstone
