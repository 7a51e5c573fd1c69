// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/resultfile.h"
#include "ui/widgets/backgroundwork.h"
#include "ui/widgets/messagebar.h"

namespace loadstone {

class ComparePanel;
class NgramPanel;
class Panel;
class PanelStack;
class Settings;
class StressPanel;

/// Opens and saves results of the panels, beside the window, and remembers their files. Owned by
/// the window; GUI thread.
class ResultFiles : public QObject {
    Q_OBJECT

public:
    /// Where the results of each kind are shown.
    struct Shown {
        StressPanel& runs;
        ComparePanel& sweeps;
        NgramPanel& counts;
    };

    ResultFiles(PanelStack& panels, const Shown& shown, Settings& settings, QWidget* window);

    /// What is in the file decides which panel shows it.
    void open(const QString& file);
    /// Saves what the present panel has.
    void save(const QString& file);
    void askForResult();
    void askWhereToSave();
    void askForPicture();

signals:
    void messageRaised(const loadstone::Message& message);
    /// A result has been opened in this panel.
    void opened(const loadstone::Panel& panel);
    void remembered(const QStringList& files);

private:
    void show(Expected<ResultReport> result, const QString& file);
    StressPanel& panelFor(const RunReport&) const { return m_shown.runs; }
    ComparePanel& panelFor(const SweepReport&) const { return m_shown.sweeps; }
    NgramPanel& panelFor(const NgramReport&) const { return m_shown.counts; }
    void tellSaved(const Expected<void>& saved, const QString& file);
    void remember(const QString& file);
    void warn(const QString& sentence);

    PanelStack& m_panels;
    Shown m_shown;
    Settings& m_settings;
    QWidget* m_window;
    int m_openings = 0; ///< counts them, to know the last one
    BackgroundWork m_background;
};

} // namespace loadstone
