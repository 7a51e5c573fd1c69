// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/mainwindow.h"

#include "core/base/version.h"
#include "ui/compare/comparepanel.h"
#include "ui/format.h"
#include "ui/ngrams/ngrampanel.h"
#include "ui/panel.h"
#include "ui/request/maskedfields.h"
#include "ui/stress/stresspanel.h"
#include "ui/widgets/filequestion.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/pictures.h"
#include "ui/widgets/steadylabel.h"
#include "ui/widgets/wrappedtips.h"
#include "ui/window/calibrator.h"
#include "ui/window/machinestatus.h"
#include "ui/window/mainmenu.h"
#include "ui/window/shortcuts.h"
#include "ui/window/targetstatus.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QScreen>
#include <QStatusBar>
#include <QVBoxLayout>

namespace loadstone {

namespace {

constexpr int enoughForNames = 1100; ///< pixels of width

QStringList filesOf(const QMimeData& data) {
    QStringList files;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile())
            files << url.toLocalFile();
    return files;
}

/// In the colour of selected text where it is selected; tinted it could hardly be seen.
QIcon selectableIcon(QIcon icon, QSize size, const QColor& selected) {
    QPixmap pixmap = icon.pixmap(size);
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), selected);
    painter.end();
    icon.addPixmap(pixmap, QIcon::Selected);
    return icon;
}

} // namespace

MainWindow::MainWindow(Settings& settings, Theme& theme, const QString& commandLine,
                       const QString& worker)
    : m_settings(settings),
      m_theme(theme),
      m_target(commandLine),
      m_menu(new MainMenu(*menuBar(), theme.appearance())),
      m_messages(new MessageBar(this)),
      m_sidebar(new QListWidget(this)),
      m_panels(new QStackedWidget(this)),
      m_state(new SteadyLabel(QString("Running · 999 h 59 min"), this)),
      m_stress(new StressPanel(settings.ofPanels(), m_target)),
      m_compare(
          new ComparePanel(settings.ofPanels(), m_target, [this] { return m_stress->fields(); })),
      m_ngrams(new NgramPanel(settings.ofPanels(), worker)),
      m_calibrator(new Calibrator(commandLine, this)),
      m_background(this) {
    setWindowTitle("Loadstone");
    setAcceptDrops(true);
    qApp->installEventFilter(new WrappedTips(this));
    constexpr std::chrono::milliseconds pause{500};
    m_storing.setSingleShot(true);
    m_storing.setInterval(pause);
    connect(&m_storing, &QTimer::timeout, this, &MainWindow::store);
    connectMenu();
    buildCentre();
    addPanel(m_stress);
    addPanel(m_compare);
    addPanel(m_ngrams);
    buildStatusBar();
    restore();
    connect(m_panels, &QStackedWidget::currentChanged, this, &MainWindow::showState);
    connect(m_panels, &QStackedWidget::currentChanged, this, &MainWindow::store);
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
    connect(m_menu, &MainMenu::openChosen, this, &MainWindow::askForResult);
    connect(m_menu, &MainMenu::recentChosen, this, &MainWindow::openFile);
    connect(m_menu, &MainMenu::panelChosen, this,
            [this](int index) { m_sidebar->setCurrentRow(index); });
    connect(m_menu, &MainMenu::shortcutsChosen, this, [this] { showShortcuts(this); });
    connect(m_menu, &MainMenu::saveChosen, this, &MainWindow::askWhereToSave);
    connect(m_menu, &MainMenu::pictureChosen, this, &MainWindow::askForPicture);
    connect(m_menu, &MainMenu::quitChosen, this, &QWidget::close);
    connect(m_menu, &MainMenu::startChosen, this, [this] { current().start(); });
    connect(m_menu, &MainMenu::stopChosen, this, [this] { current().stop(); });
    connect(m_menu, &MainMenu::calibrationChosen, this, &MainWindow::calibrate);
    connect(m_calibrator, &Calibrator::messageRaised, this, &MainWindow::showMessage);
    connect(m_calibrator, &Calibrator::stateChanged, this, &MainWindow::holdOthersBack);
    connect(m_calibrator, &Calibrator::stateChanged, this, &MainWindow::showState);
    connect(m_menu, &MainMenu::aboutChosen, this, &MainWindow::showAbout);
    connect(m_menu, &MainMenu::appearanceChosen, this, [this](Appearance appearance) {
        m_settings.setAppearance(appearance);
        m_theme.setAppearance(appearance);
    });
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
    m_sidebar->setAccessibleName(QString("Panels"));
    m_sidebar->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    showSidebarNames(false); // until it is known that there is room
    m_sidebar->setFrameShape(QFrame::NoFrame);
    connect(m_sidebar, &QListWidget::currentRowChanged, m_panels, &QStackedWidget::setCurrentIndex);
    setCentralWidget(centre);
}

void MainWindow::addPanel(Panel* panel) {
    m_panels->addWidget(panel);
    const int side = style()->pixelMetric(QStyle::PM_ListViewIconSize, nullptr, m_sidebar);
    const QIcon icon =
        selectableIcon(panel->icon(), {side, side}, palette().color(QPalette::HighlightedText));
    auto* item = new QListWidgetItem(icon, panel->name(), m_sidebar);
    item->setToolTip(panel->name());
    item->setData(Qt::AccessibleTextRole, panel->name()); // also where only icons are shown
    m_menu->addPanel(panel->name());
    m_sidebar->setVisible(m_sidebar->count() > 1);
    connect(panel, &Panel::stateChanged, this, &MainWindow::holdOthersBack);
    connect(panel, &Panel::stateChanged, this, &MainWindow::showState);
    connect(panel, &Panel::resultDropped, this, &MainWindow::openFile);
    connect(panel, &Panel::messageRaised, this, &MainWindow::showMessage);
}

/// Where the window is narrow the panels need the room that the names take.
void MainWindow::showSidebarNames(bool shown) {
    const int iconWidth = style()->pixelMetric(QStyle::PM_ListViewIconSize, nullptr, m_sidebar);
    const int padding = iconWidth;
    m_sidebar->setFixedWidth(shown ? fontMetrics().averageCharWidth() * 18 + iconWidth
                                   : iconWidth + padding);
    for (int i = 0; i < m_sidebar->count(); ++i)
        m_sidebar->item(i)->setText(
            shown ? panelAt(i).name() + (panelAt(i).isRunning() ? QStringLiteral(" ●") : QString())
                  : QString());
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    showSidebarNames(width() >= enoughForNames);
    m_storing.start();
}

void MainWindow::moveEvent(QMoveEvent* event) {
    QMainWindow::moveEvent(event);
    m_storing.start();
}

void MainWindow::buildStatusBar() {
    auto* target = new TargetStatus(m_target, this);
    statusBar()->addWidget(target);
    statusBar()->addPermanentWidget(m_state);
    statusBar()->addPermanentWidget(new MachineStatus(this));
    m_state->setObjectName("state");
    m_state->setAlignment(Qt::AlignRight);
    connect(target, &TargetStatus::failed, this, &MainWindow::tellTargetFailure);
    connect(&m_target, &TargetProcess::started, this, [this] {
        if (std::exchange(m_tellsTargetFailure, false))
            showMessage({}); // it has started since
    });
}

Panel& MainWindow::current() const {
    return panelAt(m_panels->currentIndex());
}

Panel& MainWindow::panelAt(int index) const {
    return *static_cast<Panel*>(m_panels->widget(index));
}

void MainWindow::showState() {
    m_state->setText(current().stateText());
    m_menu->follow(current());
}

bool MainWindow::isAnyRunning() const {
    for (int i = 0; i < m_panels->count(); ++i)
        if (panelAt(i).isRunning())
            return true;
    return false;
}

void MainWindow::calibrate() {
    if (isAnyRunning())
        return warn(QString("Something is running. Measure this machine when it has ended."));
    m_calibrator->start();
}

// Two loads at once take the processor and the network from each other, and both measure less than
// there is.
void MainWindow::holdOthersBack() {
    showSidebarNames(width() >= enoughForNames);
    const Panel* running = nullptr;
    for (int i = 0; i < m_panels->count(); ++i)
        if (panelAt(i).isRunning())
            running = &panelAt(i);
    const QString name = running                     ? running->name()
                         : m_calibrator->isRunning() ? QString("The measurement of this machine")
                                                     : QString();
    for (int i = 0; i < m_panels->count(); ++i)
        panelAt(i).holdBack(
            !name.isEmpty() && running != &panelAt(i)
                ? QString("%1 is running. Two at once would slow each other down and "
                          "spoil the figures: wait until it has ended, or stop it.")
                      .arg(name)
                : QString());
}

QString MainWindow::messageText() const {
    return m_messages->isHidden() ? QString() : m_messages->text();
}

void MainWindow::showMessage(const Message& message) {
    m_tellsTargetFailure = false;
    m_messages->showMessage(message);
}

void MainWindow::warn(const QString& sentence) {
    showMessage(Message::warning(sentence));
}

void MainWindow::tellTargetFailure(const Error& error) {
    showMessage(Message::warning(toText(error.message),
                                 error.field == "port" ? QString("Use another port") : QString(),
                                 [this] { m_stress->startTarget(); }));
    m_tellsTargetFailure = true;
}

void MainWindow::openFile(const QString& file) {
    showMessage(Message::info(QString("Reading %1 …").arg(QFileInfo(file).fileName())));
    m_background.work([file] { return readResult(file); },
                      [this, file, opening = ++m_openings](Expected<ResultReport> result) {
                          if (opening == m_openings)
                              showOpened(std::move(result), file);
                      });
}

void MainWindow::showOpened(Expected<ResultReport> result, const QString& file) {
    if (!result)
        return warn(sentence(result.error().message));
    const auto show = [&](auto& report) {
        auto& panel = panelFor(report);
        const auto shown = panel.showOpened(std::move(report), file);
        if (!shown)
            return warn(sentence(shown.error().message));
        remember(file);
        showPanel(panel);
    };
    std::visit(show, *result);
}

void MainWindow::showPanel(const Panel& panel) {
    m_sidebar->setCurrentRow(m_panels->indexOf(&panel));
}

void MainWindow::saveFile(const QString& file) {
    const Panel::Saving saving = current().saving(file);
    if (!saving)
        return warn(QString("There is no result to save yet."));
    m_background.work(saving, [this, file](const Expected<void>& saved) {
        if (saved)
            remember(file);
        tellSaved(saved, file);
    });
}

void MainWindow::tellSaved(const Expected<void>& saved, const QString& file) {
    if (!saved)
        return warn(sentence(saved.error().message));
    showMessage(Message::info(QString("Saved %1.").arg(file)));
}

void MainWindow::remember(const QString& file) {
    m_settings.addRecentFile(QFileInfo(file).absoluteFilePath());
    m_menu->showRecent(m_settings.recentFiles());
}

void MainWindow::askForResult() {
    askForOpening(this, QString("Open result"), QString("Results (*.json);;All files (*)"),
                  [this](const QString& file) { openFile(file); });
}

void MainWindow::askWhereToSave() {
    askForSaving(this, QString("Save result"), QString("Results (*.json)"),
                 current().suggestedFile(), [this](const QString& file) { saveFile(file); });
}

void MainWindow::askForPicture() {
    const auto save = [this](const QString& file) {
        const MaskedFields masked(current());
        tellSaved(savePicture(current(), file), file);
    };
    askForSaving(this, QString("Save charts as picture"), pictureFilters(),
                 current().suggestedFile(), save);
}

void MainWindow::showAbout() {
    auto* box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(QString("About Loadstone"));
    box->setIconPixmap(windowIcon().pixmap(64));
    box->setTextFormat(Qt::RichText);
    box->setText(
        QString("<h3>Loadstone %1</h3><p>Stress a server over HTTP and see how it behaves.</p>"
                "<p>Free software under the GNU General Public License, version 3 or later. "
                "It comes without any warranty.</p>")
            .arg(LOADSTONE_VERSION));
    box->open();
}

void MainWindow::restore() {
    constexpr QSize firstSize{1280, 800};
    if (!restoreGeometry(m_settings.geometry()))
        resize(firstSize);
    if (!isMaximized() && !isFullScreen()) // what was saved may be of a larger screen
        resize(size().boundedTo(screen()->availableSize()));
    setDialogFolder(*this, m_settings.folder());
    m_menu->showRecent(m_settings.recentFiles());
    showPanel(*m_stress);
    for (int i = 0; i < m_panels->count(); ++i)
        if (panelAt(i).name() == m_settings.panel())
            showPanel(panelAt(i));
    current().setFocus();
}

void MainWindow::store() {
    m_settings.setGeometry(saveGeometry());
    m_settings.setPanel(current().name());
    m_settings.setFolder(dialogFolder(*this));
}

// What has been measured so far would be lost.
void MainWindow::askWhetherToClose() {
    auto* box =
        new QMessageBox(QMessageBox::Question, QString("Close Loadstone?"),
                        QString("Something is still running. Its result is lost if you close "
                                "now; stopped, it can be saved."),
                        QMessageBox::NoButton, this);
    box->setObjectName("closing");
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton* close = box->addButton(QString("&Close"), QMessageBox::DestructiveRole);
    const QPushButton* stop = box->addButton(QString("&Stop it"), QMessageBox::AcceptRole);
    box->setDefaultButton(box->addButton(QString("&Go on"), QMessageBox::RejectRole));
    connect(close, &QPushButton::clicked, this, [this] {
        m_mayClose = true;
        QWidget::close();
    });
    connect(stop, &QPushButton::clicked, this, &MainWindow::stopAll);
    box->open();
}

void MainWindow::stopAll() {
    for (int i = 0; i < m_panels->count(); ++i)
        panelAt(i).stop();
    m_calibrator->stop();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (isAnyRunning() && !m_mayClose && isVisible()) {
        event->ignore();
        if (!findChild<QMessageBox*>("closing"))
            askWhetherToClose();
        return;
    }
    store();
    stopAll();
    m_target.stop();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (current().takes(filesOf(*event->mimeData())))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QStringList files = filesOf(*event->mimeData());
    if (const auto dropped = current().drop(files); !dropped)
        warn(sentence(dropped.error().message));
    event->acceptProposedAction();
}

} // namespace loadstone
