// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/planjson.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QMenuBar>

namespace loadstone {

class Panel;

/// The window's menu bar. Knows what can be chosen at the moment, not what it does.
class MainMenu : public QObject {
    Q_OBJECT

public:
    MainMenu(QMenuBar& bar, Appearance appearance);

    /// Offers what `panel` can do now.
    void follow(const Panel& panel);
    /// One entry, with the key Ctrl and its number.
    void addPanel(const QString& name);
    void showRecent(const QStringList& files);
    /// What is done to the database by a click.
    void showDatabase(const QString& text) { m_database->setText(text); }

signals:
    void openChosen();
    void recentChosen(const QString& file);
    void panelChosen(int index);
    void shortcutsChosen();
    void saveChosen();
    void pictureChosen();
    void importChosen();
    void copyChosen(loadstone::Secrets secrets);
    void quitChosen();
    void startChosen();
    void sendOnceChosen();
    void stopChosen();
    void calibrationChosen();
    void databaseChosen();
    void appearanceChosen(loadstone::Appearance appearance);
    void aboutChosen();

private:
    void buildFile(QMenu& menu);
    void buildRequest(QMenu& menu);
    void buildRun(QMenu& menu);
    void buildAppearance(QMenu& menu, Appearance current);

    QMenu* m_view = nullptr;
    QAction* m_firstAfterPanels = nullptr;
    QMenu* m_recent = nullptr;
    int m_panels = 0;
    QAction* m_open = nullptr;
    QAction* m_save = nullptr;
    QAction* m_picture = nullptr;
    QList<QAction*> m_ofRequests; ///< for panels that send them
    QAction* m_import = nullptr;
    QAction* m_start = nullptr;
    QAction* m_sendOnce = nullptr;
    QAction* m_stop = nullptr;
    QAction* m_database = nullptr;
};

} // namespace loadstone
