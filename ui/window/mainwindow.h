// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/programs.h"
#include "core/run/targetprocess.h"
#include "ui/resultfile.h"
#include "ui/theme/theme.h"
#include "ui/widgets/backgroundwork.h"
#include "ui/window/settings.h"

#include <QListWidget>
#include <QMainWindow>
#include <QStackedWidget>
#include <QTimer>

namespace loadstone {

class Calibrator;
class ComparePanel;
class MainMenu;
class MessageBar;
class NgramPanel;
class Panel;
class SteadyLabel;
class StressPanel;
struct Message;

/// The main window: menu, messages, the sidebar with its panels, the status bar. `settings` and
/// `theme` must outlive it. Closing it ends the run and the local target.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// `commandLine`: path of loadstone-cli, which serves as the local target; `worker`: path of
    /// loadstone-worker, which counts n-grams.
    MainWindow(Settings& settings, Theme& theme, const QString& commandLine,
               const QString& worker = workerProgram());
    ~MainWindow() override;

    StressPanel& stress() const { return *m_stress; }
    ComparePanel& compare() const { return *m_compare; }
    NgramPanel& ngrams() const { return *m_ngrams; }
    void showPanel(const Panel& panel);
    /// A run or a sweep; what is in the file decides which panel shows it. Reading goes on beside
    /// the window; a message says when it is there, or what is wrong with it.
    void openFile(const QString& file);
    /// Saves what the present panel has. Writing goes on beside the window; a message tells the
    /// end.
    void saveFile(const QString& file);
    QString messageText() const;

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void moveEvent(QMoveEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void connectMenu();
    void buildCentre();
    void buildStatusBar();
    void addPanel(Panel* panel);
    void showSidebarNames(bool shown);
    Panel& current() const;
    Panel& panelAt(int index) const;
    void showState();
    void holdOthersBack();
    void calibrate();
    bool isAnyRunning() const;
    void showOpened(Expected<ResultReport> result, const QString& file);
    StressPanel& panelFor(const RunReport&) const { return *m_stress; }
    ComparePanel& panelFor(const SweepReport&) const { return *m_compare; }
    NgramPanel& panelFor(const NgramReport&) const { return *m_ngrams; }
    void showMessage(const Message& message);
    void warn(const QString& sentence);
    void tellTargetFailure(const Error& error);
    void tellSaved(const Expected<void>& saved, const QString& file);
    void remember(const QString& file);
    void askForResult();
    void askWhereToSave();
    void askForPicture();
    void showAbout();
    void askWhetherToClose();
    void stopAll();
    void restore();
    void store();

    Settings& m_settings;
    Theme& m_theme;
    TargetProcess m_target;
    MainMenu* m_menu;
    MessageBar* m_messages;
    QListWidget* m_sidebar;
    QStackedWidget* m_panels;
    int m_openings = 0; ///< counts them, to know the last one
    SteadyLabel* m_state;
    StressPanel* m_stress;
    ComparePanel* m_compare;
    NgramPanel* m_ngrams;
    Calibrator* m_calibrator;
    bool m_tellsTargetFailure = false;
    QTimer m_storing;
    bool m_mayClose = false; ///< also while something is running
    BackgroundWork m_background;
};

} // namespace loadstone
