// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/comparepanel.h"

#include "core/report/sweepcsv.h"
#include "core/report/sweepsentences.h"
#include "ui/compare/form/poolsizes.h"
#include "ui/compare/form/storedsweepfields.h"
#include "ui/compare/form/sweepform.h"
#include "ui/compare/sweepfile.h"
#include "ui/compare/sweepview.h"
#include "ui/format.h"
#include "ui/request/chosenhosts.h"
#include "ui/request/emptynote.h"
#include "ui/resultfile.h"

#include <QShowEvent>

#include <algorithm>
#include <utility>

namespace loadstone {

ComparePanel::ComparePanel(QSettings& settings, TargetProcess& target,
                           std::function<PlanFields()> stressFields, QWidget* parent)
    : RunningPanel(settings, "compare", parent),
      m_stressFields(std::move(stressFields)),
      m_target(target),
      m_consent(settings, *this),
      m_form(new SweepForm(this)),
      m_empty(new EmptyNote(
          QStringLiteral("Press Start to measure each pool size in turn: the curve that grows "
                         "here shows how many threads are enough."))),
      m_view(new SweepView) {
    // The Stress panel has one of that name, too.
    m_empty->findChild<QWidget*>("startTarget")->setObjectName("sweep-startTarget");
    m_view->setDataSource([this] { return csv(); });
    setParts({m_form, m_empty, m_view});
    connectAll();
    if (const auto fields = loadSweepFields(settings))
        m_form->setFields(*fields);
    else
        m_followsStress = true;
    followStress();
}

ComparePanel::~ComparePanel() {
    m_form->hide(); // a field that has the focus tells that it is left, while all is there that
                    // hears it
    storeNow();
}

void ComparePanel::storeFields(QSettings& settings) const {
    if (!m_followsStress)
        storeSweepFields(settings, m_form->fields());
}

void ComparePanel::connectAll() {
    connect(m_form, &SweepForm::edited, this, &ComparePanel::onEdited);
    connect(m_empty, &EmptyNote::targetWanted, &m_target, &LocalTarget::start);
    connect(&m_target, &LocalTarget::changed, this, &ComparePanel::offerTarget);
    connect(&m_target, &LocalTarget::answersNow, this, &ComparePanel::start);
    connect(&m_run, &SweepRun::progressed, this, &ComparePanel::onProgressed);
    connect(&m_run, &SweepRun::measured, this, &ComparePanel::onMeasured);
    connect(&m_run, &SweepRun::finished, this, &ComparePanel::onFinished);
    connect(&m_study, &SweepStudy::found, this, &ComparePanel::onFound);
    connect(m_view, &SweepView::largerSizesWanted, this, &ComparePanel::measureLarger);
    connect(m_view, &SweepView::limitMoved, this,
            [this](const LatencyLimit& limit) { m_form->setLimit(toText(limit.text())); });
    connect(m_view, &SweepView::failed, this, &ComparePanel::warn);
}

void ComparePanel::showEvent(QShowEvent* event) {
    if (!event->spontaneous())
        followStress();
    RunningPanel::showEvent(event);
}

void ComparePanel::followStress() {
    const PlanFields stress = m_stressFields();
    m_form->setCurrentSize(stress["threads"].toInt());
    if (m_followsStress && !isRunning())
        m_form->setFields(withRequestOf(stress, m_form->fields()));
    offerTarget();
}

void ComparePanel::onEdited() {
    m_followsStress = false;
    const ReadSweep wanted = readSweep(m_form->fields());
    if (std::ranges::count(wanted.errors, std::string("limit"), &Error::field) == 0)
        answerTo(wanted.plan.limit);
    SweepPlan shown = readSweep(m_shown).plan;
    shown.limit = wanted.plan.limit; // is asked of what was measured, and needs no other run
    m_view->setOutdated(wanted.plan != shown ||
                        m_form->fields().request.hosts != m_shown.request.hosts);
    offerTarget();
}

void ComparePanel::answerTo(const std::optional<LatencyLimit>& limit) {
    if (isRunning() || !m_hasLastFindings || m_findings->plan.limit == limit)
        return;
    auto findings = std::make_shared<SweepFindings>(*m_findings);
    findings->plan.limit = limit;
    addSentences(*findings);
    m_findings = std::move(findings);
    m_view->showLimit(*m_findings);
}

QIcon ComparePanel::icon() const {
    return QIcon(":/icons/compare.svg");
}

const SweepReport* ComparePanel::report() const {
    if (m_report)
        return m_report.get();
    return m_run.report().runs.empty() ? nullptr : &m_run.report();
}

bool ComparePanel::launch() {
    const auto plan = m_form->submit();
    if (!plan)
        return false;
    m_followsStress = false;
    m_plan = *plan;
    m_submitted = m_form->fields();
    m_hasBegun = false;
    clearElapsed();
    if (!m_report)
        showBegun();
    m_lost.begin();
    m_run.setConsent(m_consent.consent());
    m_run.setHosts(chosenHosts(m_submitted.request.hosts).value_or(HostList()));
    m_run.start(m_plan);
    return true;
}

// One that may not begin leaves what is shown.
void ComparePanel::showBegun() {
    if (m_hasBegun)
        return;
    m_hasBegun = true;
    m_before = std::exchange(m_report, nullptr);
    m_shownBefore = std::exchange(m_shown, m_submitted);
    m_findings.reset();
    m_hasLastFindings = false;
    m_study.begin(m_plan);
    m_view->begin(m_plan);
    showResults();
}

void ComparePanel::showEnded(SharedSweepReport report) {
    m_report = std::move(report);
    m_hasLastFindings = false;
    m_view->begin(m_report->plan);
    m_study.takeAll(m_report);
    m_view->showEnding(*m_report);
    showResults();
}

// Nothing was measured in the place of what was there.
void ComparePanel::takeBack() {
    if (!m_hasBegun)
        return;
    if (!m_before)
        return showEmpty();
    m_shown = m_shownBefore;
    showEnded(m_before);
    m_view->setOutdated(readSweep(m_form->fields()).plan != readSweep(m_shown).plan);
}

void ComparePanel::measureLarger() {
    const auto& sizes = report()->plan.sizes;
    int most = maxConnections;
    for (const EngineKind engine : report()->plan.engines)
        most = std::min(most, maxSizeOf(engine));
    SweepFields fields = m_form->fields();
    fields["levels"] = poolSizesText(sizesBeyond(*std::ranges::max_element(sizes), most));
    m_form->setFields(fields);
    start();
}

void ComparePanel::onProgressed(const SweepProgress& progress) {
    showBegun();
    if (isSeen())
        m_view->showProgress(progress);
    m_form->showHosts(m_run.hosts());
    if (const auto lost = m_lost.look(m_run.hosts()))
        emit messageRaised(*lost);
    showElapsed(progress.elapsed);
}

void ComparePanel::onMeasured(const SweepReport& report) {
    showBegun();
    m_study.addLast(report);
    if (report.runs.size() > 1)
        return;
    emit stateChanged();
    // All further runs would be refused as well, and measuring them takes half a minute.
    if (m_target.wasMissedBy(report.runs.front().report))
        stop();
}

void ComparePanel::onFound(const SharedFindings& findings, bool isLast) {
    m_findings = findings;
    m_hasLastFindings = isLast;
    m_view->showFindings(findings, isLast);
}

void ComparePanel::onFinished(const SweepOutcome& outcome) {
    releaseForm();
    if (outcome.report && !outcome.report->runs.empty()) {
        m_report = outcome.report;
        m_study.end(*m_report);
        m_view->showEnding(*m_report);
        offerTargetAfterRefusal();
    } else {
        takeBack();
    }
    m_before.reset();
    if (outcome.error && !m_consent.asksFor(*outcome.error, m_plan.plan, [this] { start(); }))
        tellError(*outcome.error);
    emit stateChanged();
}

void ComparePanel::offerTarget() {
    m_empty->offerTarget(m_target.isMissingAt(m_form->fields().request["url"]));
}

void ComparePanel::offerTargetAfterRefusal() {
    if (m_target.wasMissedBy(report()->runs.back().report))
        emit messageRaised(m_target.offerFor(QStringLiteral("Start it and measure again")));
}

Expected<void> ComparePanel::showOpened(SweepReport report, const QString& file) {
    if (isRunning())
        return fail("", "a sweep is on; stop it before another is opened");
    m_followsStress = false;
    SweepFields fields = fieldsOf(report.plan);
    fields.request.hosts = hostsText(report.hosts);
    m_form->setFields(fields);
    m_shown = m_form->fields();
    showEnded(std::make_shared<const SweepReport>(std::move(report)));
    emit messageRaised(Message::info(openedText(file, m_report->startedAt, m_report->plan.plan)));
    emit stateChanged();
    return {};
}

Panel::Saving ComparePanel::saving(const QString& file) const {
    if (!m_report)
        return {};
    const std::optional<LatencyLimit> limit =
        m_findings ? m_findings->plan.limit : m_report->plan.limit;
    return [file, report = m_report, limit] { return writeSweep(file, *report, limit); };
}

QString ComparePanel::csv() const {
    return report() ? toText(sweepCsv(*report())) : QString();
}

RequestForm* ComparePanel::requestForm() const {
    return m_form;
}

QString ComparePanel::suggestedFile() const {
    return report() ? resultName("sweep", report()->startedAt, report()->plan.plan) : "sweep";
}

} // namespace loadstone
