// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/report/ngramreport.h"
#include "ui/widgets/workprogress.h"

namespace loadstone {

class WorkerBars;

/// How far a job is, as a whole and worker by worker; afterwards how it ended.
class JobProgress : public WorkProgress {
    Q_OBJECT

public:
    explicit JobProgress(QWidget* parent = nullptr);

    void begin(int workers);
    void showProgress(const NgramProgress& progress);
    void showReport(const NgramReport& report);
    /// The job ended without a result: why.
    void showEnd(const QString& sentence) { showShare(0, sentence); }

private:
    WorkerBars* m_workers;
};

} // namespace loadstone
