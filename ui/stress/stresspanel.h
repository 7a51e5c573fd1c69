// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/loadrun.h"
#include "ui/request/localtarget.h"
#include "ui/request/planfields.h"
#include "ui/runningpanel.h"

namespace loadstone {

class EmptyNote;
class PlanForm;
class RunView;
class TargetProcess;

/// The panel that stresses one URL: form, live results, and the finished run for saving.
/// `settings` and `target` must outlive it.
class StressPanel : public RunningPanel {
    Q_OBJECT

public:
    StressPanel(QSettings& settings, TargetProcess& target, QWidget* parent = nullptr);
    ~StressPanel() override;

    QString name() const override { return "Stress"; }
    QIcon icon() const override;
    bool isRunning() const override { return m_run.isRunning(); }
    bool hasResult() const override { return m_report.has_value(); }
    Saving saving(const QString& file) const override;
    QString suggestedFile() const override;

    /// Shows a run that was read from `file`. An error while another is on.
    Expected<void> showOpened(RunReport report, const QString& file);
    /// The form as it is filled in.
    PlanFields fields() const;
    void setUrl(const QString& url);
    /// Starts the local target, on any port that is free, and points the form at it.
    void startTarget();
    const std::optional<RunReport>& report() const { return m_report; }

protected:
    bool launch() override;
    void halt() override { m_run.stop(); }
    void storeFields(QSettings& settings) const override;

private:
    void connectAll();
    void onProgressed(const Snapshot& snapshot);
    void onFinished(const Outcome& outcome);
    void remark();
    bool offerTargetAfterRefusal();
    bool offerRedirects();
    void offerTarget();
    void compareWithForm();

    LocalTarget m_target;
    PlanForm* m_form;
    EmptyNote* m_empty;
    RunView* m_view;
    LoadPlan m_plan;    ///< of the run that is on
    PlanFields m_shown; ///< what the results are of
    std::optional<RunReport> m_report;
    LoadRun m_run; ///< last, so that it ends before what it tells
};

} // namespace loadstone
