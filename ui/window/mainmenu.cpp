// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/mainmenu.h"

#include "ui/panel.h"
#include "ui/widgets/longtext.h"

#include <QActionGroup>
#include <QFileInfo>
#include <QMenu>

namespace loadstone {

MainMenu::MainMenu(QMenuBar& bar, Appearance appearance) : QObject(&bar) {
    buildFile(*bar.addMenu(QString("&File")));
    buildRun(*bar.addMenu(QString("Ru&n")));
    m_view = bar.addMenu(QString("&View"));
    m_firstAfterPanels = m_view->addSeparator();
    buildAppearance(*m_view->addMenu(QString("&Appearance")), appearance);
    QMenu* help = bar.addMenu(QString("&Help"));
    help->addAction(QString("&Keyboard shortcuts"), QKeySequence(Qt::Key_F1), this,
                    &MainMenu::shortcutsChosen);
    help->addAction(QString("&About Loadstone"), this, &MainMenu::aboutChosen);
}

void MainMenu::buildFile(QMenu& menu) {
    m_open = menu.addAction(QString("&Open…"), QKeySequence::Open, this, &MainMenu::openChosen);
    m_recent = menu.addMenu(QString("Open &recent"));
    showRecent({});
    m_save = menu.addAction(QString("&Save…"), QKeySequence::Save, this, &MainMenu::saveChosen);
    m_picture = menu.addAction(QString("Save charts as &picture…"), this, &MainMenu::pictureChosen);
    menu.addSeparator();
    buildRequest(menu);
    menu.addSeparator();
    menu.addAction(QString("&Quit"), QKeySequence(QString("Ctrl+Q")), this, &MainMenu::quitChosen);
}

void MainMenu::buildRequest(QMenu& menu) {
    const auto copy = [&](const QString& text, const QKeySequence& keys, Secrets secrets) {
        m_ofRequests << menu.addAction(text, keys, this,
                                       [this, secrets] { emit copyChosen(secrets); });
    };
    m_import = menu.addAction(QString("&Import request…"), QKeySequence(QString("Ctrl+I")), this,
                              &MainMenu::importChosen);
    m_ofRequests << m_import;
    copy(QString("&Copy as cURL"), QKeySequence(QString("Ctrl+Shift+C")), Secrets::Masked);
    copy(QString("Copy as cURL with secre&ts"), {}, Secrets::Kept);
}

void MainMenu::buildRun(QMenu& menu) {
    m_start = menu.addAction(QString("&Start"), QKeySequence(QString("Ctrl+R")), this,
                             &MainMenu::startChosen);
    m_sendOnce = menu.addAction(QString("Send &once"), QKeySequence(QString("Ctrl+Return")), this,
                                &MainMenu::sendOnceChosen);
    m_stop =
        menu.addAction(QString("S&top"), QKeySequence(Qt::Key_Escape), this, &MainMenu::stopChosen);
    menu.addSeparator();
    m_database = menu.addAction(QString("Start PostgreSQL"), this, &MainMenu::databaseChosen);
    menu.addAction(QString("&Measure this machine"), this, &MainMenu::calibrationChosen)
        ->setToolTip(QString("What can be sent from here at the most, for runs to quote"));
}

void MainMenu::buildAppearance(QMenu& menu, Appearance current) {
    auto* group = new QActionGroup(&menu);
    const auto add = [&](const QString& text, Appearance appearance) {
        QAction* action = menu.addAction(text);
        action->setCheckable(true);
        action->setChecked(appearance == current);
        group->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, appearance] { emit appearanceChosen(appearance); });
    };
    add(QString("&System"), Appearance::System);
    add(QString("&Light"), Appearance::Light);
    add(QString("&Dark"), Appearance::Dark);
}

void MainMenu::addPanel(const QString& name) {
    const int index = m_panels++;
    auto* action = new QAction(name, m_view);
    action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + index)));
    connect(action, &QAction::triggered, this, [this, index] { emit panelChosen(index); });
    m_view->insertAction(m_firstAfterPanels, action);
}

void MainMenu::showRecent(const QStringList& files) {
    m_recent->clear();
    m_recent->setEnabled(!files.isEmpty());
    for (const QString& file : files) {
        const QString name = QFileInfo(file).fileName();
        QAction* action = m_recent->addAction(shortened(name).replace('&', "&&"));
        action->setToolTip(file);
        connect(action, &QAction::triggered, this, [this, file] { emit recentChosen(file); });
    }
}

void MainMenu::follow(const Panel& panel) {
    m_open->setEnabled(!panel.isRunning());
    m_recent->setEnabled(!panel.isRunning() && !m_recent->isEmpty());
    m_save->setEnabled(panel.hasResult() && !panel.isRunning());
    m_picture->setEnabled(panel.hasResult());
    for (QAction* action : std::as_const(m_ofRequests))
        action->setEnabled(panel.requestForm() != nullptr);
    if (panel.isRunning())
        m_import->setEnabled(false);
    m_start->setEnabled(panel.mayStart());
    m_sendOnce->setEnabled(panel.mayStart() && panel.canSendOnce());
    m_stop->setEnabled(panel.isRunning());
}

} // namespace loadstone
