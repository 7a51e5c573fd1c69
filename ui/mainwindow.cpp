#include "ui/mainwindow.h"

#include "core/base/version.h"
#include "ui/format.h"
#include "ui/machinestatus.h"
#include "ui/mainmenu.h"
#include "ui/panel.h"
#include "ui/stress/stresspanel.h"
#include "ui/targetstatus.h"
#include "ui/widgets/filequestion.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/pictures.h"
#include "ui/widgets/steadylabel.h"

#include <QCloseEvent>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QStatusBar>
#include <QVBoxLayout>

namespace loadstone {

MainWindow::MainWindow(Settings& settings, Theme& theme, const QString& commandLine)
    : m_settings(settings),
      m_theme(theme),
      m_target(commandLine),
      m_menu(new MainMenu(*menuBar(), theme.appearance())),
      m_messages(new MessageBar(this)),
      m_sidebar(new QListWidget(this)),
      m_panels(new QStackedWidget(this)),
      m_state(new SteadyLabel(tr("Running · 999 h 59 min"), this)),
      m_stress(new StressPanel(settings, m_target)) {
    setWindowTitle("Loadstone");
    setAcceptDrops(true);
    connectMenu();
    buildCentre();
    addPanel(m_stress);
    buildStatusBar();
    restore();
    connect(m_panels, &QStackedWidget::currentChanged, this, &MainWindow::showState);
    showState();
}

MainWindow::~MainWindow() {
    // Panels use what is a member here, so they go first, without being listened to.
    m_panels->disconnect(this);
    while (m_panels->count() > 0)
        delete m_panels->widget(0);
}

void MainWindow::connectMenu() {
    connect(m_menu, &MainMenu::openChosen, this, &MainWindow::askForRun);
    connect(m_menu, &MainMenu::saveChosen, this, &MainWindow::askWhereToSave);
    connect(m_menu, &MainMenu::pictureChosen, this, &MainWindow::askForPicture);
    connect(m_menu, &MainMenu::quitChosen, this, &QWidget::close);
    connect(m_menu, &MainMenu::startChosen, this, [this] { current().start(); });
    connect(m_menu, &MainMenu::stopChosen, this, [this] { current().stop(); });
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
    column->addWidget(m_messages);
    column->addLayout(row, 1);
    m_sidebar->setAccessibleName(tr("Panels"));
    m_sidebar->setFixedWidth(fontMetrics().averageCharWidth() * 24);
    m_sidebar->setFrameShape(QFrame::NoFrame);
    connect(m_sidebar, &QListWidget::currentRowChanged, m_panels, &QStackedWidget::setCurrentIndex);
    setCentralWidget(centre);
}

void MainWindow::addPanel(Panel* panel) {
    m_panels->addWidget(panel);
    m_sidebar->addItem(new QListWidgetItem(panel->icon(), panel->name()));
    m_sidebar->setVisible(m_sidebar->count() > 1);
    connect(panel, &Panel::stateChanged, this, &MainWindow::showState);
    connect(panel, &Panel::messageRaised, this, &MainWindow::showMessage);
}

void MainWindow::buildStatusBar() {
    auto* target = new TargetStatus(m_target, this);
    statusBar()->addWidget(target);
    statusBar()->addPermanentWidget(m_state);
    statusBar()->addPermanentWidget(new MachineStatus(this));
    m_state->setObjectName("state");
    m_state->setAlignment(Qt::AlignRight);
    connect(target, &TargetStatus::failed, this, &MainWindow::warn);
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

QString MainWindow::messageText() const {
    return m_messages->isHidden() ? QString() : m_messages->text();
}

void MainWindow::showMessage(const Message& message) {
    m_messages->showMessage(message);
}

void MainWindow::warn(const QString& sentence) {
    showMessage({Message::Kind::Warning, sentence, {}, {}});
}

void MainWindow::openFile(const QString& file) {
    if (const auto opened = current().open(file); !opened)
        warn(sentence(opened.error().message));
}

void MainWindow::saveFile(const QString& file) {
    if (const auto saved = current().save(file); !saved)
        warn(sentence(saved.error().message));
    else
        showMessage({Message::Kind::Info, tr("Saved %1.").arg(file), {}, {}});
}

void MainWindow::askForRun() {
    askForOpening(this, tr("Open run"), tr("Runs (*.json);;All files (*)"),
                  [this](const QString& file) { openFile(file); });
}

void MainWindow::askWhereToSave() {
    askForSaving(this, tr("Save run"), tr("Runs (*.json)"), current().suggestedFile(),
                 [this](const QString& file) { saveFile(file); });
}

void MainWindow::askForPicture() {
    const auto save = [this](const QString& file) {
        if (const auto saved = savePicture(current(), file); !saved)
            warn(sentence(saved.error().message));
    };
    askForSaving(this, tr("Save charts as picture"),
                 tr("PNG picture (*.png);;PDF document (*.pdf)"), current().suggestedFile(), save);
}

void MainWindow::showAbout() {
    auto* box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Loadstone"));
    box->setIconPixmap(windowIcon().pixmap(64));
    box->setTextFormat(Qt::RichText);
    box->setText(tr("<h3>Loadstone %1</h3><p>Stress a server over HTTP and see how it behaves.</p>"
                    "<p>Free software under the GNU General Public License, version 3 or later. "
                    "It comes without any warranty.</p>")
                     .arg(LOADSTONE_VERSION));
    box->open();
}

void MainWindow::restore() {
    constexpr QSize firstSize{1280, 800};
    if (!restoreGeometry(m_settings.geometry()))
        resize(firstSize);
    m_stress->setFocus();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    m_settings.setGeometry(saveGeometry());
    for (int i = 0; i < m_panels->count(); ++i)
        panelAt(i).stop();
    m_target.stop();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.front().toLocalFile().endsWith(".json", Qt::CaseInsensitive))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    openFile(event->mimeData()->urls().front().toLocalFile());
    event->acceptProposedAction();
}

} // namespace loadstone
