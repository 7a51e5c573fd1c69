#pragma once

#include "core/report/ngramreport.h"

#include <QProgressBar>

namespace loadstone {

class SteadyLabel;
class WorkerBars;

/// How far a job is, as a whole and worker by worker; afterwards how it ended.
class JobProgress : public QWidget {
    Q_OBJECT

public:
    explicit JobProgress(QWidget* parent = nullptr);

    void begin(int workers);
    void showProgress(const NgramProgress& progress);
    void showReport(const NgramReport& report);
    /// The job ended without a result: why.
    void showEnd(const QString& sentence);
    /// A step of a comparison of worker counts.
    void showStep(double share, const QString& text);

private:
    QProgressBar* m_bar;
    SteadyLabel* m_text;
    WorkerBars* m_workers;
};

} // namespace loadstone
