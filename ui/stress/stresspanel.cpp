#include "ui/stress/stresspanel.h"

#include "core/report/remarks.h"
#include "ui/format.h"
#include "ui/request/emptynote.h"
#include "ui/resultfile.h"
#include "ui/settings.h"
#include "ui/stress/planform.h"
#include "ui/stress/runfile.h"
#include "ui/stress/runview.h"
#include "ui/widgets/scrolled.h"

#include <QShowEvent>
#include <QTimer>
#include <QVBoxLayout>

#include <cmath>

namespace loadstone {

StressPanel::StressPanel(Settings& settings, TargetProcess& target, QWidget* parent)
    : Panel(parent),
      m_settings(settings),
      m_target(target),
      m_form(new PlanForm(this)),
      m_pages(new QStackedWidget(this)),
      m_empty(new EmptyNote(tr("Press Start to send the requests: throughput, latency and errors "
                               "appear here while they happen."))),
      m_view(new RunView) {
    build();
    connectAll();
    m_form->setFields(m_settings.planFields());
    m_form->showOptions(m_settings.areOptionsShown());
    offerTarget();
    setFocusProxy(m_form);
}

StressPanel::~StressPanel() {
    StressPanel::store();
}

void StressPanel::store() {
    m_settings.setPlanFields(m_form->fields());
    m_settings.setOptionsShown(m_form->areOptionsShown());
}

void StressPanel::build() {
    m_pages->addWidget(m_empty);
    m_pages->addWidget(scrolled(m_view));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(12, 10, 12, 8);
    rows->setSpacing(10);
    rows->addWidget(m_form);
    rows->addWidget(m_pages, 1);
}

void StressPanel::connectAll() {
    connect(m_form, &PlanForm::startRequested, this, &StressPanel::start);
    connect(m_form, &PlanForm::edited, this, &StressPanel::storeSoon);
    connect(m_form, &PlanForm::optionsToggled, this, &StressPanel::storeSoon);
    connect(m_form, &PlanForm::stopRequested, this, &StressPanel::stop);
    connect(m_form, &PlanForm::edited, this, &StressPanel::offerTarget);
    connect(m_form, &PlanForm::edited, this, &StressPanel::compareWithForm);
    connect(m_empty, &EmptyNote::targetWanted, &m_target, &LocalTarget::start);
    connect(&m_target, &LocalTarget::changed, this, &StressPanel::offerTarget);
    connect(&m_target, &LocalTarget::answersNow, this, &StressPanel::start);
    connect(&m_target, &LocalTarget::answersAt, this, &StressPanel::setUrl);
    connect(&m_run, &LoadRun::progressed, this, &StressPanel::onProgressed);
    connect(&m_run, &LoadRun::finished, this, &StressPanel::onFinished);
    connect(m_view, &RunView::failed, this, [this](const QString& sentence) {
        emit messageRaised({Message::Kind::Warning, sentence, {}, {}});
    });
}

void StressPanel::showEvent(QShowEvent* event) {
    Panel::showEvent(event);
    if (!m_report && !event->spontaneous())
        QTimer::singleShot(0, this, [this] { drawAhead(*m_pages, *m_pages->widget(1)); });
}

void StressPanel::showHeldBack(const QString& why) {
    m_form->holdBack(why);
}

QIcon StressPanel::icon() const {
    return QIcon(":/icons/stress.svg");
}

QString StressPanel::stateText() const {
    if (m_stopping)
        return tr("Stopping");
    if (!isRunning())
        return tr("Ready");
    return tr("Running · %1").arg(wholeSecondsText(m_elapsed));
}

void StressPanel::startTarget() {
    m_target.startAnywhere();
}

void StressPanel::setUrl(const QString& url) {
    m_form->setUrl(url);
}

PlanFields StressPanel::fields() const {
    return m_form->fields();
}

void StressPanel::start() {
    if (!mayStart())
        return;
    const auto plan = m_form->submit();
    if (!plan)
        return;
    m_plan = *plan;
    m_elapsed = Seconds(0);
    m_form->setRunning(true);
    m_shown = m_form->fields();
    m_view->begin(m_plan);
    m_run.start(m_plan);
    emit messageRaised({});
    emit stateChanged();
}

void StressPanel::stop() {
    if (!isRunning())
        return;
    m_stopping = true;
    m_run.stop();
    emit stateChanged();
}

// The one handler of a run's progress. What nobody sees is not drawn.
void StressPanel::onProgressed(const Snapshot& snapshot) {
    const bool nextSecond = std::floor(snapshot.elapsed.count()) != std::floor(m_elapsed.count());
    m_elapsed = snapshot.elapsed;
    if (!isSeen())
        return;
    m_pages->setCurrentIndex(1);
    m_view->showProgress(snapshot, m_plan);
    if (nextSecond)
        emit stateChanged();
}

void StressPanel::onFinished(const Outcome& outcome) {
    m_stopping = false;
    m_form->setRunning(false);
    if (outcome.report) {
        m_report = outcome.report;
        m_pages->setCurrentIndex(1);
        m_view->showReport(*m_report);
        remark();
    }
    if (outcome.error)
        onFailedStart(*outcome.error);
    emit stateChanged();
}

void StressPanel::onFailedStart(const Error& error) {
    if (!m_form->showError(error))
        emit messageRaised({Message::Kind::Warning, sentence(error.message), {}, {}});
}

void StressPanel::offerTarget() {
    m_empty->offerTarget(m_target.isMissingAt(m_form->fields()["url"]));
}

void StressPanel::compareWithForm() {
    m_view->setOutdated(readPlan(m_form->fields()).plan != readPlan(m_shown).plan);
}

// What the figures alone do not tell.
void StressPanel::remark() {
    if (offerTargetAfterRefusal() || offerRedirects())
        return;
    if (const std::string failure = onlyFailureOf(*m_report); !failure.empty())
        emit messageRaised({Message::Kind::Warning,
                            tr("Not one request succeeded: %1").arg(toText(failure) + '.'),
                            {},
                            {}});
}

bool StressPanel::offerTargetAfterRefusal() {
    if (!m_target.wasMissedBy(*m_report))
        return false;
    emit messageRaised({Message::Kind::Warning,
                        tr("Nothing answers there: the local target is off."),
                        tr("Start it and run again"), [this] { m_target.startForRun(); }});
    return true;
}

bool StressPanel::offerRedirects() {
    if (!hasOnlyRedirects(*m_report))
        return false;
    const auto follow = [this] {
        PlanFields fields = m_form->fields();
        fields["redirect"] = "10";
        m_form->setFields(fields);
        start();
    };
    emit messageRaised({Message::Kind::Warning,
                        tr("Every answer is a redirect that was not followed: the figures are of "
                           "the redirect, not of the page it leads to."),
                        tr("Follow redirects and run again"), follow});
    return true;
}

Expected<void> StressPanel::showOpened(RunReport report, const QString& file) {
    if (isRunning())
        return fail("", "a run is on; stop it before another is opened");
    m_report = std::move(report);
    m_form->setFields(fieldsOf(m_report->plan));
    m_pages->setCurrentIndex(1);
    m_shown = m_form->fields();
    m_view->begin(m_report->plan);
    m_view->showReport(*m_report);
    emit messageRaised(
        {Message::Kind::Info, openedText(file, m_report->startedAt, m_report->plan), {}, {}});
    emit stateChanged();
    return {};
}

Panel::Saving StressPanel::saving(const QString& file) const {
    if (!m_report)
        return {};
    return [file, report = *m_report] { return writeRun(file, report); };
}

QString StressPanel::suggestedFile() const {
    return m_report ? resultName("run", m_report->startedAt, m_report->plan) : "run";
}

} // namespace loadstone
