#pragma once

#include "core/sweep/runreport.h"
#include "ui/widgets/steadylabel.h"

#include <QProgressBar>

namespace loadstone {

/// How far the run is and how long it will still take; afterwards how it ended.
class RunProgress : public QWidget {
    Q_OBJECT

public:
    explicit RunProgress(QWidget* parent = nullptr);

    QString text() const { return m_text->text(); }
    void showProgress(const Snapshot& snapshot, const LoadPlan& plan);
    void showEnding(const RunReport& report);

private:
    QProgressBar* m_bar;
    SteadyLabel* m_text;
};

} // namespace loadstone
