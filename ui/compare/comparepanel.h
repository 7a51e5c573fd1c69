// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/sweeprun.h"
#include "core/sweep/sweepfindings.h"
#include "ui/compare/form/sweepfields.h"
#include "ui/compare/sweepstudy.h"
#include "ui/request/hostconsent.h"
#include "ui/request/localtarget.h"
#include "ui/request/losthostsmessage.h"
#include "ui/request/planfields.h"
#include "ui/runningpanel.h"

#include <functional>

namespace loadstone {

class EmptyNote;
class SweepForm;
class SweepView;
class TargetProcess;

/// The panel that measures one request at several pool sizes: form, live results, and the finished
/// sweep for saving. `settings` and `target` must outlive it.
class ComparePanel : public RunningPanel {
    Q_OBJECT

public:
    /// `stressFields` gives the form of the Stress panel. Until somebody sets a sweep up, it is
    /// what is sent; its threads are the current size.
    ComparePanel(QSettings& settings, TargetProcess& target,
                 std::function<PlanFields()> stressFields, QWidget* parent = nullptr);
    ~ComparePanel() override;

    QString name() const override { return "Compare"; }
    QIcon icon() const override;
    bool isRunning() const override { return m_run.isRunning(); }
    bool hasResult() const override { return report() != nullptr; }
    Saving saving(const QString& file) const override;
    QString suggestedFile() const override;
    RequestForm* requestForm() const override;

    /// Shows a sweep that was read from `file`. An error while another is on.
    Expected<void> showOpened(SweepReport report, const QString& file);

    /// What was measured or opened, or null.
    const SweepReport* report() const;
    /// What is shown of it, once it has been worked out, or null.
    const SweepFindings* findings() const { return m_findings.get(); }
    /// Whether what is shown is all there is to say about report().
    bool isSettled() const { return m_hasLastFindings; }

protected:
    bool launch() override;
    void halt() override { m_run.stop(); }
    void storeFields(QSettings& settings) const override;
    void showEvent(QShowEvent* event) override;

private:
    void connectAll();
    void followStress();
    void onEdited();
    void answerTo(const std::optional<LatencyLimit>& limit);
    void measureLarger();
    void showBegun();
    void showEnded(SharedSweepReport report);
    void takeBack();
    void onProgressed(const SweepProgress& progress);
    void onMeasured(const SweepReport& report);
    void onFound(const SharedFindings& findings, bool isLast);
    void onFinished(const SweepOutcome& outcome);
    void offerTarget();
    void offerTargetAfterRefusal();
    QString csv() const;

    std::function<PlanFields()> m_stressFields;
    LocalTarget m_target;
    HostConsent m_consent;
    LostHostsMessage m_lost;
    SweepForm* m_form;
    EmptyNote* m_empty;
    SweepView* m_view;
    SharedSweepReport m_report; ///< that has ended, or from a file
    SharedFindings m_findings;
    SharedSweepReport m_before; ///< what was shown before the sweep that is on
    SweepFields m_shown;        ///< what the results are of
    SweepFields m_shownBefore;
    SweepFields m_submitted; ///< what the sweep that is on was made from
    SweepPlan m_plan;        ///< of that sweep
    bool m_hasBegun = false; ///< the results are its
    bool m_hasLastFindings = false;
    bool m_followsStress = false;
    SweepStudy m_study;
    SweepRun m_run; ///< last, so that it ends before what it tells
};

} // namespace loadstone
