#pragma once

#include "core/run/loadrun.h"
#include "ui/panel.h"
#include "ui/request/localtarget.h"
#include "ui/request/planfields.h"

namespace loadstone {

class EmptyNote;
class PlanForm;
class RunView;
class Settings;
class TargetProcess;

/// The panel that stresses one URL: form, live results, and the finished run for saving.
/// `settings` and `target` must outlive it.
class StressPanel : public Panel {
    Q_OBJECT

public:
    StressPanel(Settings& settings, TargetProcess& target, QWidget* parent = nullptr);
    ~StressPanel() override;

    QString name() const override { return tr("Stress"); }
    QIcon icon() const override;
    bool isRunning() const override { return m_run.isRunning(); }
    QString stateText() const override;
    bool hasResult() const override { return m_report.has_value(); }
    void start() override;
    void stop() override;
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
    void store() override;
    void showHeldBack(const QString& why) override;
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void connectAll();
    void onProgressed(const Snapshot& snapshot);
    void onFinished(const Outcome& outcome);
    void onFailedStart(const Error& error);
    void remark();
    bool offerTargetAfterRefusal();
    bool offerRedirects();
    void offerTarget();
    void compareWithForm();

    Settings& m_settings;
    LocalTarget m_target;
    PlanForm* m_form;
    QStackedWidget* m_pages;
    EmptyNote* m_empty;
    RunView* m_view;
    LoadPlan m_plan;    ///< of the run that is on
    PlanFields m_shown; ///< what the results are of
    std::optional<RunReport> m_report;
    bool m_stopping = false;
    Seconds m_elapsed{0};
    LoadRun m_run; ///< last, so that it ends before what it tells
};

} // namespace loadstone
