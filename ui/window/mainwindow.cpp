// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/mainwindow.h"

#include "core/cluster/shop.h"
#include "ui/compare/comparepanel.h"
#include "ui/format.h"
#include "ui/ngrams/ngrampanel.h"
#include "ui/request/requestform.h"
#include "ui/request/requestimport.h"
#include "ui/stress/stresspanel.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/steadylabel.h"
#include "ui/widgets/wrappedtips.h"
#include "ui/window/aboutbox.h"
#include "ui/window/calibrator.h"
#include "ui/window/closingquestion.h"
#include "ui/window/databasestatus.h"
#include "ui/window/machinestatus.h"
#include "ui/window/mainmenu.h"
#include "ui/window/panelstack.h"
#include "ui/window/requestfiles.h"
#include "ui/window/resultfiles.h"
#include "ui/window/shortcuts.h"
#include "ui/window/sidebar.h"
#include "ui/window/targetnews.h"
#include "ui/window/targetstatus.h"
#include "ui/window/windowmemory.h"

#include <QCloseEvent>
#include <QMenuBar>
#include <QMimeData>
#include <QStatusBar>
#include <QVBoxLayout>

namespace loadstone {

namespace {

QStringList filesOf(const QMimeData& data) {
    QStringList files;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile())
            files << url.toLocalFile();
    return files;
}

} // namespace

MainWindow::MainWindow(Settings& settings, Theme& theme, const QString& commandLine,
                       const QString& worker)
    : m_settings(settings),
      m_theme(theme),
      m_target(commandLine),
      m_database(commandLine),
      m_menu(new MainMenu(*menuBar(), theme.appearance())),
      m_messages(new MessageBar(this)),
      m_sidebar(new Sidebar(this)),
      m_panels(new PanelStack(this)),
      m_state(new SteadyLabel(QString("Running · 999 h 59 min"), this)),
      m_stress(new StressPanel(settings.ofPanels(), m_target)),
      m_compare(
          new ComparePanel(settings.ofPanels(), m_target, [this] { return m_stress->fields(); })),
      m_ngrams(new NgramPanel(settings.ofPanels(), worker)),
      m_files(new ResultFiles(*m_panels, {*m_stress, *m_compare, *m_ngrams}, settings, this)),
      m_requests(new RequestFiles(*m_panels, this)),
      m_calibrator(new Calibrator(commandLine, this)),
      m_memory(new WindowMemory(*this, settings)) {
    setWindowTitle("Loadstone");
    setAcceptDrops(true);
    qApp->installEventFilter(new WrappedTips(this));
    connectMenu();
    connectParts();
    buildCentre();
    for (Panel* panel : {static_cast<Panel*>(m_stress), static_cast<Panel*>(m_compare),
                         static_cast<Panel*>(m_ngrams)})
        addPanel(panel);
    buildStatusBar();
    restore();
    showState();
}

MainWindow::~MainWindow() {
    // Panels use what is a member here, so they go first, without being listened to; and later ones
    // use earlier ones.
    m_panels->disconnect(this);
    while (m_panels->count() > 0)
        delete m_panels->widget(m_panels->count() - 1);
}

void MainWindow::connectMenu() {
    connect(m_menu, &MainMenu::openChosen, m_files, &ResultFiles::askForResult);
    connect(m_menu, &MainMenu::recentChosen, m_files, &ResultFiles::open);
    connect(m_menu, &MainMenu::saveChosen, m_files, &ResultFiles::askWhereToSave);
    connect(m_menu, &MainMenu::pictureChosen, m_files, &ResultFiles::askForPicture);
    connect(m_menu, &MainMenu::importChosen, m_requests, &RequestFiles::askForRequest);
    connect(m_menu, &MainMenu::copyChosen, m_requests, &RequestFiles::copy);
    connect(m_menu, &MainMenu::quitChosen, this, &QWidget::close);
    connect(m_menu, &MainMenu::startChosen, this, [this] { m_panels->current().start(); });
    connect(m_menu, &MainMenu::sendOnceChosen, this, [this] { m_panels->current().sendOnce(); });
    connect(m_menu, &MainMenu::stopChosen, this, [this] { m_panels->current().stop(); });
    connect(m_menu, &MainMenu::calibrationChosen, this, &MainWindow::calibrate);
    connect(m_menu, &MainMenu::panelChosen, m_sidebar, qOverload<int>(&Sidebar::setCurrentRow));
    connect(m_menu, &MainMenu::shortcutsChosen, this, [this] { showShortcuts(this); });
    connect(m_menu, &MainMenu::aboutChosen, this, [this] { showAbout(this); });
    connect(m_menu, &MainMenu::appearanceChosen, this, [this](Appearance appearance) {
        m_settings.setAppearance(appearance);
        m_theme.setAppearance(appearance);
    });
}

void MainWindow::connectParts() {
    connect(m_files, &ResultFiles::messageRaised, m_messages, &MessageBar::showMessage);
    connect(m_requests, &RequestFiles::messageRaised, m_messages, &MessageBar::showMessage);
    connect(m_files, &ResultFiles::opened, this, &MainWindow::showPanel);
    connect(m_files, &ResultFiles::remembered, m_menu, &MainMenu::showRecent);
    connect(m_calibrator, &Calibrator::messageRaised, m_messages, &MessageBar::showMessage);
    connect(m_calibrator, &Calibrator::stateChanged, this, &MainWindow::showState);
    connect(m_sidebar, &Sidebar::currentRowChanged, m_panels, &PanelStack::setCurrentIndex);
}

void MainWindow::buildCentre() {
    auto* centre = new QWidget(this);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_sidebar);
    row->addWidget(m_panels, 1);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row, 1);
    column->addWidget(m_messages); // below: what is being aimed at does not move
    setCentralWidget(centre);
}

void MainWindow::addPanel(Panel* panel) {
    m_panels->addWidget(panel);
    m_sidebar->add(*panel);
    m_menu->addPanel(panel->name());
    connect(panel, &Panel::stateChanged, this, &MainWindow::showState);
    connect(panel, &Panel::resultDropped, m_files, &ResultFiles::open);
    connect(panel, &Panel::messageRaised, m_messages, &MessageBar::showMessage);
}

void MainWindow::buildStatusBar() {
    auto* target = new TargetStatus(m_target, this);
    auto* news = new TargetNews(m_target, *m_messages, this);
    statusBar()->addWidget(target);
    addDatabase();
    statusBar()->addPermanentWidget(m_state);
    statusBar()->addPermanentWidget(new MachineStatus(this));
    m_state->setObjectName("state");
    m_state->setAlignment(Qt::AlignRight);
    connect(target, &TargetStatus::failed, news, &TargetNews::tellFailure);
    connect(news, &TargetNews::otherPortWanted, m_stress, &StressPanel::startTarget);
}

void MainWindow::addDatabase() {
    auto* database = new DatabaseStatus(m_database, this);
    statusBar()->addWidget(database);
    connect(m_menu, &MainMenu::databaseChosen, database, &DatabaseStatus::toggle);
    connect(database, &DatabaseStatus::changed, m_menu,
            [this, database] { m_menu->showDatabase(database->text()); });
    connect(database, &DatabaseStatus::failed, this,
            [this](const Error& error) { warn(toText(error.message)); });
    connect(&m_database, &TargetProcess::started, this, &MainWindow::fillInShop);
}

// What is running keeps its form.
void MainWindow::fillInShop(const QString& url) {
    RequestForm* const form = m_panels->current().requestForm();
    if (!form || m_panels->current().isRunning())
        return;
    PlanFields fields = form->planFields();
    fields["url"] = url;
    fields["query"] = toText(std::string(shopQuery));
    fields["param"] = QString("{{random 1 %1}}").arg(fewestProducts);
    form->import().take(fields, QString("A query of the database that was started is filled in."));
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    constexpr int enoughForNames = 1100; // pixels
    QMainWindow::resizeEvent(event);
    m_sidebar->showNames(width() >= enoughForNames);
}

// Of what is on, and of the panel that is seen.
void MainWindow::showState() {
    m_precedence.follow(m_panels->running() != nullptr);
    m_sidebar->refresh();
    m_panels->holdOthersBack(m_calibrator->isRunning() ? QString("The measurement of this machine")
                                                       : QString());
    m_state->setText(m_panels->current().stateText());
    m_menu->follow(m_panels->current());
}

void MainWindow::calibrate() {
    if (m_panels->running())
        return warn(QString("Something is running. Measure this machine when it has ended."));
    m_calibrator->start();
}

QString MainWindow::messageText() const {
    return m_messages->isHidden() ? QString() : m_messages->text();
}

void MainWindow::warn(const QString& sentence) {
    m_messages->showMessage(Message::warning(sentence));
}

void MainWindow::openFile(const QString& file) {
    m_files->open(file);
}

void MainWindow::saveFile(const QString& file) {
    m_files->save(file);
}

void MainWindow::showPanel(const Panel& panel) {
    m_sidebar->setCurrentRow(m_panels->indexOf(&panel));
}

void MainWindow::restore() {
    m_memory->restore();
    m_menu->showRecent(m_settings.recentFiles());
    showPanel(*m_stress);
    for (int i = 0; i < m_panels->count(); ++i)
        if (m_panels->at(i).name() == m_settings.panel())
            showPanel(m_panels->at(i));
    m_panels->current().setFocus();
    connect(m_panels, &PanelStack::currentChanged, this, [this] {
        showState();
        m_settings.setPanel(m_panels->current().name());
    });
}

void MainWindow::stopAll() {
    m_panels->stopAll();
    m_calibrator->stop();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (m_panels->running() && !m_mayClose && isVisible()) {
        event->ignore();
        const auto closeNow = [this] {
            m_mayClose = true;
            close();
        };
        return askWhetherToClose(*this, closeNow, [this] { stopAll(); });
    }
    m_memory->store();
    stopAll();
    m_target.stop();
    m_database.stop();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (m_panels->current().takes(filesOf(*event->mimeData())))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QStringList files = filesOf(*event->mimeData());
    if (const auto dropped = m_panels->current().drop(files); !dropped)
        warn(sentence(dropped.error().message));
    event->acceptProposedAction();
}

} // namespace loadstone
