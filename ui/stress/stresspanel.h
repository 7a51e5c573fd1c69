// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/loadrun.h"
#include "ui/request/hostconsent.h"
#include "ui/request/localtarget.h"
#include "ui/request/losthostsmessage.h"
#include "ui/request/planfields.h"
#include "ui/runningpanel.h"
#include "ui/send/oncesender.h"

namespace loadstone {

class EmptyNote;
class PlanForm;
class RunView;
class SentView;
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
    bool isRunning() const override { return m_run.isRunning() || m_sender.isSending(); }
    bool hasResult() const override { return m_report.has_value(); }
    Saving saving(const QString& file) const override;
    QString suggestedFile() const override;
    RequestForm* requestForm() const override;
    bool canSendOnce() const override;
    void sendOnce() override;

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
    void halt() override;
    void storeFields(QSettings& settings) const override;

private:
    void connectAll();
    void onProgressed(const Snapshot& snapshot);
    void onMetricsRead(const MetricsCourse& course);
    void onFinished(const Outcome& outcome);
    void followRedirects();
    void offerTarget();
    void compareWithForm();

    void showBegun();
    void takeBack();
    void onSent(const SentOutcome& outcome);
    void closeSent();

    LocalTarget m_target;
    HostConsent m_consent;
    LostHostsMessage m_lost;
    PlanForm* m_form;
    EmptyNote* m_empty;
    RunView* m_view;
    SentView* m_sent;
    LoadPlan m_plan;        ///< of the run that is on
    PlanFields m_submitted; ///< what it was made from
    PlanFields m_shown;     ///< what the results are of
    PlanFields m_shownBefore;
    bool m_hasBegun = false; ///< they are those of the run that is on, or was last
    std::optional<RunReport> m_report;
    OnceSender m_sender;
    LoadRun m_run; ///< last, so that it ends before what it tells
};

} // namespace loadstone
