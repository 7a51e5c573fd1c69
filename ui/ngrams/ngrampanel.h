// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/result/ngramorder.h"
#include "core/run/ngramrun.h"
#include "ui/ngrams/form/ngramfields.h"
#include "ui/ngrams/workers/workercomparison.h"
#include "ui/runningpanel.h"

namespace loadstone {

class NgramForm;
class NgramNote;
class NgramView;

/// The panel that counts n-grams on child processes: form, progress, and the result until the next
/// one. `settings` must outlive it.
class NgramPanel : public RunningPanel {
    Q_OBJECT

public:
    /// `worker`: path of loadstone-worker.
    NgramPanel(QSettings& settings, const QString& worker, QWidget* parent = nullptr);
    ~NgramPanel() override;

    QString name() const override { return "MapReduce"; }
    QIcon icon() const override;
    bool isRunning() const override;
    QString stateText() const override;
    bool hasResult() const override { return m_report.has_value(); }
    void stop() override { halt(); }
    Saving saving(const QString& file) const override;
    QString suggestedFile() const override;
    bool takes(const QStringList& files) const override { return !files.isEmpty(); }
    Expected<void> drop(const QStringList& files) override;
    /// Shows a job that was saved in `file`, and fills the form with what it counted.
    Expected<void> showOpened(NgramReport report, const QString& file);

    const std::optional<NgramReport>& report() const { return m_report; }
    NgramRun& run() { return m_run; }

protected:
    bool launch() override;
    void halt() override;
    void storeFields(QSettings& settings) const override;
    void showRunning() override;
    void showHeldBack(const QString& why) override;

private:
    struct Arrival;
    void connectAll();
    void compareWithForm();
    void onProgressed(const NgramProgress& progress);
    void onFinished(const NgramOutcome& outcome);
    void onFailed(const Error& error);
    void takeIn(NgramReport report);
    void arrive(const Arrival& arrival);
    void tellMalformed();
    void compare();
    void onCompared(bool isWhole, const QString& error);

    NgramForm* m_form;
    NgramNote* m_note;
    NgramView* m_view;
    std::optional<NgramReport> m_report;
    Positions m_top;         ///< of m_report, those that are saved
    NgramFields m_asked;     ///< by the last start
    NgramFields m_shown;     ///< what the results are of
    bool m_arriving = false; ///< a result is there, but not yet on the screen
    WorkerComparison m_comparison;
    BackgroundWork m_background;
    NgramRun m_run; ///< last, so that it ends before what it tells
};

} // namespace loadstone
