// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/programs.h"
#include "core/run/targetprocess.h"
#include "ui/theme/theme.h"
#include "ui/window/precedence.h"
#include "ui/window/settings.h"

#include <QMainWindow>

namespace loadstone {

class Calibrator;
class ComparePanel;
class MainMenu;
class MessageBar;
class NgramPanel;
class Panel;
class PanelStack;
class RequestFiles;
class ResultFiles;
class Sidebar;
class SteadyLabel;
class StressPanel;
class WindowMemory;

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
    void resizeEvent(QResizeEvent* event) override;

private:
    void connectMenu();
    void connectParts();
    void buildCentre();
    void buildStatusBar();
    void addPanel(Panel* panel);
    void showState();
    void addDatabase();
    void fillInShop(const QString& url);
    void calibrate();
    void warn(const QString& sentence);
    void stopAll();
    void restore();

    Settings& m_settings;
    Theme& m_theme;
    TargetProcess m_target;
    TargetProcess m_database; ///< a throw-away one
    MainMenu* m_menu;
    Precedence m_precedence;
    MessageBar* m_messages;
    Sidebar* m_sidebar;
    PanelStack* m_panels;
    SteadyLabel* m_state;
    StressPanel* m_stress;
    ComparePanel* m_compare;
    NgramPanel* m_ngrams;
    ResultFiles* m_files;
    RequestFiles* m_requests;
    Calibrator* m_calibrator;
    WindowMemory* m_memory;
    bool m_mayClose = false; ///< also while something is running
};

} // namespace loadstone
