// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/stresspanel.h"

#include "ui/format.h"
#include "ui/request/chosenhosts.h"
#include "ui/request/emptynote.h"
#include "ui/request/storedplanfields.h"
#include "ui/resultfile.h"
#include "ui/send/sentview.h"
#include "ui/stress/planform.h"
#include "ui/stress/runfile.h"
#include "ui/stress/runremark.h"
#include "ui/stress/runview.h"

#include <utility>

namespace loadstone {

namespace {
const QString stressGroup = QStringLiteral("stress");
}

StressPanel::StressPanel(QSettings& settings, TargetProcess& target, QWidget* parent)
    : RunningPanel(settings, stressGroup, parent),
      m_target(target),
      m_consent(settings, *this),
      m_form(new PlanForm(this)),
      m_empty(
          new EmptyNote(QString("Press Start to send the requests: throughput, latency and errors "
                                "appear here while they happen."))),
      m_view(new RunView),
      m_sent(new SentView) {
    setParts({m_form, m_empty, m_view});
    addPage(m_sent);
    connectAll();
    m_form->setFields(loadPlanFields(settings, stressGroup));
    offerTarget();
}

StressPanel::~StressPanel() {
    m_form->hide(); // a field that has the focus tells that it is left, while all is there that
                    // hears it
    storeNow();
}

void StressPanel::storeFields(QSettings& settings) const {
    storePlanFields(settings, stressGroup, m_form->fields());
}

void StressPanel::connectAll() {
    connect(m_form, &PlanForm::edited, this, &StressPanel::offerTarget);
    connect(m_form, &PlanForm::edited, this, &StressPanel::compareWithForm);
    connect(m_empty, &EmptyNote::targetWanted, &m_target, &LocalTarget::start);
    connect(&m_target, &LocalTarget::changed, this, &StressPanel::offerTarget);
    connect(&m_target, &LocalTarget::answersNow, this, &StressPanel::start);
    connect(&m_target, &LocalTarget::answersAt, this, &StressPanel::setUrl);
    connect(m_form, &PlanForm::databaseChanged, this, &StressPanel::stateChanged);
    connect(m_form, &PlanForm::sendOnceRequested, this, &StressPanel::sendOnce);
    connect(&m_sender, &OnceSender::finished, this, &StressPanel::onSent);
    connect(m_sent, &SentView::backWanted, this, &StressPanel::closeSent);
    connect(&m_run, &LoadRun::progressed, this, &StressPanel::onProgressed);
    connect(&m_run, &LoadRun::metricsRead, this, &StressPanel::onMetricsRead);
    connect(&m_run, &LoadRun::finished, this, &StressPanel::onFinished);
    connect(m_view, &RunView::failed, this, &StressPanel::warn);
}

QIcon StressPanel::icon() const {
    return QIcon(":/icons/stress.svg");
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

bool StressPanel::launch() {
    const auto plan = m_form->submit();
    if (!plan)
        return false;
    m_plan = *plan;
    m_submitted = m_form->fields();
    m_hasBegun = false;
    clearElapsed();
    m_lost.begin();
    m_run.setConsent(m_consent.consent());
    m_run.setHosts(chosenHosts(m_submitted.hosts).value_or(HostList()));
    m_run.start(m_plan);
    return true;
}

void StressPanel::halt() {
    m_run.stop();
    m_sender.stop();
}

// One query is sent on the command line: what it gives has rows and no dialogue.
bool StressPanel::canSendOnce() const {
    return !m_form->asksDatabase();
}

void StressPanel::sendOnce() {
    if (!mayStart() || !canSendOnce())
        return;
    const auto plan = m_form->submit();
    if (!plan)
        return;
    clearElapsed();
    m_sender.start(*plan);
    emit messageRaised({});
    showRunning();
}

void StressPanel::onSent(const SentOutcome& outcome) {
    releaseForm();
    if (outcome) {
        m_sent->show(**outcome);
        showPage(m_sent);
    } else {
        tellError(outcome.error());
    }
    emit stateChanged();
}

void StressPanel::closeSent() {
    if (hasResult())
        showResults();
    else
        showEmpty();
}

// A run that may not begin leaves what is shown.
void StressPanel::showBegun() {
    if (m_hasBegun)
        return;
    m_hasBegun = true;
    m_shownBefore = std::exchange(m_shown, m_submitted);
    m_view->begin(m_plan);
}

// It has ended without a report: what can be saved is what was there before.
void StressPanel::takeBack() {
    if (!m_hasBegun)
        return;
    if (!m_report)
        return showEmpty();
    m_shown = m_shownBefore;
    m_view->begin(m_report->plan);
    m_view->showReport(*m_report);
    compareWithForm();
}

// The one handler of a run's progress. What nobody sees is not drawn.
void StressPanel::onProgressed(const Snapshot& snapshot) {
    showBegun();
    if (isSeen()) {
        showResults();
        m_view->showProgress(snapshot, m_plan, m_run.hosts());
        m_form->showHosts(m_run.hosts());
    }
    if (const auto lost = m_lost.look(m_run.hosts()))
        emit messageRaised(*lost);
    showElapsed(snapshot.elapsed);
}

// All that was read so far comes each time, so nothing is missed while nobody sees it.
void StressPanel::onMetricsRead(const MetricsCourse& course) {
    showBegun();
    if (isSeen())
        m_view->showMetrics(course, m_plan);
}

void StressPanel::onFinished(const Outcome& outcome) {
    releaseForm();
    if (outcome.report) {
        m_report = outcome.report;
        showBegun();
        showResults();
        m_view->showReport(*m_report);
        m_form->showHosts(m_report->hosts);
        if (const auto remark = remarkOn(*m_report, m_target, [this] { followRedirects(); }))
            emit messageRaised(*remark);
    } else {
        takeBack();
    }
    const auto lost =
        outcome.report ? LostHostsMessage::ofEnded(outcome.report->hosts) : std::nullopt;
    if (lost)
        emit messageRaised(*lost);
    else if (outcome.error && !m_consent.asksFor(*outcome.error, m_plan, [this] { start(); }))
        tellError(*outcome.error);
    emit stateChanged();
}

void StressPanel::offerTarget() {
    m_empty->offerTarget(m_target.isMissingAt(m_form->fields()["url"]));
}

void StressPanel::compareWithForm() {
    const PlanFields wanted = m_form->fields();
    m_view->setOutdated(readPlan(wanted).plan != readPlan(m_shown).plan ||
                        wanted.hosts != m_shown.hosts);
}

void StressPanel::followRedirects() {
    PlanFields fields = m_form->fields();
    fields["redirect"] = "10";
    m_form->setFields(fields);
    start();
}

Expected<void> StressPanel::showOpened(RunReport report, const QString& file) {
    if (isRunning())
        return fail("", "a run is on; stop it before another is opened");
    m_report = std::move(report);
    PlanFields fields = fieldsOf(m_report->plan);
    fields.hosts = hostsText(m_report->hosts);
    m_form->setFields(fields);
    m_form->showHosts(m_report->hosts);
    showResults();
    m_shown = m_form->fields();
    m_view->begin(m_report->plan);
    m_view->showReport(*m_report);
    Message opened = Message::info(openedText(file, m_report->startedAt, m_report->plan));
    if (const auto lost = LostHostsMessage::ofEnded(m_report->hosts))
        opened = Message::warning(opened.text + ' ' + lost->text);
    emit messageRaised(opened);
    emit stateChanged();
    return {};
}

Panel::Saving StressPanel::saving(const QString& file) const {
    if (!m_report)
        return {};
    return [file, report = *m_report] { return writeRun(file, report); };
}

RequestForm* StressPanel::requestForm() const {
    return m_form;
}

QString StressPanel::suggestedFile() const {
    return m_report ? resultName("run", m_report->startedAt, m_report->plan) : "run";
}

} // namespace loadstone
