// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ngrams/ngrampanel.h"

#include "core/base/cpu.h"
#include "core/report/ngramjson.h"
#include "ui/format.h"
#include "ui/ngrams/form/ngramform.h"
#include "ui/ngrams/form/storedngramfields.h"
#include "ui/ngrams/malformedmodel.h"
#include "ui/ngrams/ngramnote.h"
#include "ui/ngrams/ngramview.h"
#include "ui/resultfile.h"
#include "ui/widgets/filewriting.h"

#include <QFile>
#include <QFileInfo>

#include <utility>

namespace loadstone {

namespace {

/// Rows that are shown until all are in order, and those that are saved.
constexpr std::size_t topRows = 5000;

/// A result that was saved, and no text to count.
bool isResult(const QString& name) {
    constexpr qint64 beginning = 300;
    QFile file(name);
    return name.endsWith(".json", Qt::CaseInsensitive) && file.open(QIODevice::ReadOnly) &&
           file.read(beginning).contains(R"("name": "loadstone")");
}

} // namespace

/// What is made of a report before it is shown, away from the GUI thread.
struct NgramPanel::Arrival {
    NgramReport report;
    Positions top;
};

NgramPanel::NgramPanel(QSettings& settings, const QString& worker, QWidget* parent)
    : RunningPanel(settings, "ngrams", parent),
      m_form(new NgramForm(this)),
      m_note(new NgramNote),
      m_view(new NgramView(worker)),
      m_comparison(worker),
      m_background(this),
      m_run(worker) {
    setParts({m_form, m_note, m_view});
    connectAll();
    m_form->setFields(loadNgramFields(settings));
}

NgramPanel::~NgramPanel() {
    m_form->hide(); // a field that has the focus tells that it is left, while all is there that
                    // hears it
    storeNow();
}

void NgramPanel::storeFields(QSettings& settings) const {
    storeNgramFields(settings, m_form->fields());
}

void NgramPanel::connectAll() {
    connect(m_form, &NgramForm::edited, this, [this] { m_note->follow(m_form->fields().files); });
    connect(m_form, &NgramForm::edited, this, &NgramPanel::compareWithForm);
    connect(m_note, &NgramNote::sampleWanted, m_form, &NgramForm::useSample);
    connect(m_view, &NgramView::told, this, &NgramPanel::messageRaised);
    connect(m_view, &NgramView::comparisonWanted, this, &NgramPanel::compare);
    connect(&m_run, &NgramRun::progressed, this, &NgramPanel::onProgressed);
    connect(&m_run, &NgramRun::finished, this, &NgramPanel::onFinished);
    connect(&m_comparison, &WorkerComparison::progressed, m_view, &NgramView::showComparisonStep);
    connect(&m_comparison, &WorkerComparison::measured, this,
            [this] { m_view->showLevels(m_comparison.levels()); });
    connect(&m_comparison, &WorkerComparison::ended, this, &NgramPanel::onCompared);
}

void NgramPanel::compareWithForm() {
    m_view->setOutdated(m_report && readJob(m_form->fields()).job != readJob(m_shown).job);
}

QIcon NgramPanel::icon() const {
    return QIcon(":/icons/mapreduce.svg");
}

bool NgramPanel::isRunning() const {
    return m_run.isRunning() || m_comparison.isRunning() || m_arriving;
}

QString NgramPanel::stateText() const {
    if (m_comparison.isRunning())
        return "Comparing";
    if (!isRunning())
        return "Ready";
    return QStringLiteral("Counting · %1").arg(wholeSecondsText(elapsed()));
}

bool NgramPanel::launch() {
    const auto job = m_form->submit();
    if (!job)
        return false;
    clearElapsed();
    m_asked = m_form->fields();
    showResults();
    m_view->begin(*job);
    m_run.start(*job);
    return true;
}

void NgramPanel::halt() {
    m_run.cancel();
    if (m_comparison.isRunning())
        m_comparison.cancel();
}

void NgramPanel::showRunning() {
    m_view->setRunning(!mayStart());
    RunningPanel::showRunning();
}

void NgramPanel::showHeldBack(const QString& why) {
    RunningPanel::showHeldBack(why);
    m_view->setRunning(!mayStart());
}

void NgramPanel::onProgressed(const NgramProgress& progress) {
    m_view->showProgress(progress);
    showElapsed(progress.elapsed);
}

void NgramPanel::onFinished(const NgramOutcome& outcome) {
    if (outcome.report)
        takeIn(*outcome.report);
    else if (outcome.error)
        onFailed(*outcome.error);
    else
        m_view->showEnd(QStringLiteral("Cancelled."));
    if (!outcome.report)
        compareWithForm();
    showRunning();
}

void NgramPanel::onFailed(const Error& error) {
    m_view->showEnd(sentence(error.message));
    if (!m_report)
        showEmpty();
    tellError(error);
}

// Going through all of ten million n-grams takes too long for this thread, even once.
void NgramPanel::takeIn(NgramReport report) {
    m_arriving = true;
    m_background.work(
        [report = std::move(report)] {
            return Arrival{report, topByCount(report.result, topRows)};
        },
        [this](const Arrival& arrival) { arrive(arrival); });
}

void NgramPanel::arrive(const Arrival& arrival) {
    m_arriving = false;
    auto before = std::exchange(m_report, arrival.report);
    m_top = arrival.top;
    m_shown = m_asked;
    m_view->showReport(*m_report, arrival.top, m_shown.totals);
    if (before) // nobody else has it any more
        m_background.release(std::move(*before));
    if (!m_report->isFromFile)
        tellMalformed();
    showRunning();
}

Expected<void> NgramPanel::showOpened(NgramReport report, const QString& file) {
    if (isRunning())
        return fail("", "a job is on; cancel it before another is opened");
    m_form->setFields(fieldsOf(report.job));
    m_asked = m_form->fields();
    showResults();
    m_view->beginOpened(report.job, QFileInfo(file).fileName());
    emit messageRaised(Message::info(openedText(file, report.startedAt)));
    takeIn(std::move(report));
    showRunning();
    return {};
}

void NgramPanel::tellMalformed() {
    if (m_report->malformed > 0)
        emit messageRaised(Message::warning(notCountedText(*m_report),
                                            QStringLiteral("Show the first ones"),
                                            [this] { m_view->showMalformed(); }));
}

void NgramPanel::compare() {
    if (!mayStart())
        return;
    const auto job = m_form->submit();
    if (!job)
        return;
    m_view->beginComparison(*job);
    m_comparison.start(*job, workerLevels(job->workers, static_cast<int>(coreCount())));
    emit messageRaised({});
    showRunning();
}

void NgramPanel::onCompared(bool isWhole, const QString& error) {
    const QString sentence = isWhole           ? QString()
                             : error.isEmpty() ? QStringLiteral("Cancelled.")
                                               : error;
    m_view->showComparisonEnd(m_comparison.levels(), sentence);
    if (!error.isEmpty())
        warn(error);
    showRunning();
}

Panel::Saving NgramPanel::saving(const QString& file) const {
    if (!m_report)
        return {};
    return [file, report = *m_report, words = m_view->searchedWords(), top = m_top] {
        return writeFile(file, QByteArray::fromStdString(encodeNgrams(report, words, top)));
    };
}

QString NgramPanel::suggestedFile() const {
    if (!m_report)
        return "ngrams";
    const QString first = toText(m_report->job.files.front());
    return QStringLiteral("ngrams-%1").arg(QFileInfo(first).completeBaseName());
}

Expected<void> NgramPanel::drop(const QStringList& files) {
    if (files.size() == 1 && isResult(files.front()))
        return Panel::drop(files);
    if (isRunning())
        return fail("", "a job is on; cancel it before files are added");
    m_form->addFiles(files);
    return {};
}

} // namespace loadstone
