#include "ui/mainmenu.h"

#include "ui/panel.h"

#include <QActionGroup>

namespace loadstone {

MainMenu::MainMenu(QMenuBar& bar, Appearance appearance) : QObject(&bar) {
    buildFile(*bar.addMenu(tr("&File")));
    buildRun(*bar.addMenu(tr("Ru&n")));
    buildAppearance(*bar.addMenu(tr("&View"))->addMenu(tr("&Appearance")), appearance);
    bar.addMenu(tr("&Help"))->addAction(tr("&About Loadstone"), this, &MainMenu::aboutChosen);
}

void MainMenu::buildFile(QMenu& menu) {
    m_open = menu.addAction(tr("&Open…"), QKeySequence::Open, this, &MainMenu::openChosen);
    m_save = menu.addAction(tr("&Save…"), QKeySequence::Save, this, &MainMenu::saveChosen);
    m_picture = menu.addAction(tr("Save charts as &picture…"), this, &MainMenu::pictureChosen);
    menu.addSeparator();
    menu.addAction(tr("&Quit"), QKeySequence(tr("Ctrl+Q")), this, &MainMenu::quitChosen);
}

void MainMenu::buildRun(QMenu& menu) {
    m_start =
        menu.addAction(tr("&Start"), QKeySequence(tr("Ctrl+R")), this, &MainMenu::startChosen);
    m_stop = menu.addAction(tr("S&top"), QKeySequence(Qt::Key_Escape), this, &MainMenu::stopChosen);
    menu.addSeparator();
    menu.addAction(tr("&Measure this machine"), this, &MainMenu::calibrationChosen)
        ->setToolTip(tr("What can be sent from here at the most, for runs to quote"));
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
    add(tr("&System"), Appearance::System);
    add(tr("&Light"), Appearance::Light);
    add(tr("&Dark"), Appearance::Dark);
}

void MainMenu::follow(const Panel& panel) {
    m_open->setEnabled(!panel.isRunning());
    m_save->setEnabled(panel.hasResult() && !panel.isRunning());
    m_picture->setEnabled(panel.hasResult());
    m_start->setEnabled(panel.mayStart());
    m_stop->setEnabled(panel.isRunning());
}

} // namespace loadstone
