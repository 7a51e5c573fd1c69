// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ngrams/ngramview.h"

#include "core/report/caption.h"
#include "ui/format.h"
#include "ui/ngrams/joblog.h"
#include "ui/ngrams/jobprogress.h"
#include "ui/ngrams/jobtiles.h"
#include "ui/ngrams/malformedmodel.h"
#include "ui/ngrams/table/ngramlist.h"
#include "ui/ngrams/table/wordsearch.h"
#include "ui/ngrams/workers/comparisonpage.h"
#include "ui/ngrams/years/yearspage.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/copytable.h"
#include "ui/widgets/resultcaption.h"
#include "ui/widgets/tightlayout.h"

#include <QHeaderView>
#include <QVBoxLayout>

namespace loadstone {

namespace {
constexpr int viewGap = 10;

/// With whatever number of workers.
bool countTheSame(NgramJob one, const NgramJob& other) {
    one.workers = other.workers;
    return one == other;
}
} // namespace

NgramView::NgramView(const QString& worker, QWidget* parent)
    : QWidget(parent),
      m_caption(new ResultCaption(this)),
      m_progress(new JobProgress(this)),
      m_tiles(new JobTiles(this)),
      m_malformed(new MalformedModel(this)) {
    auto* rows = tightColumn(this, viewGap);
    rows->addWidget(m_caption);
    rows->addWidget(m_progress);
    rows->addWidget(m_tiles);
    rows->addWidget(results(worker), 1);
    connectParts();
}

QWidget* NgramView::results(const QString& worker) {
    m_search = new WordSearch;
    m_list = new NgramList;
    auto* holder = new QWidget(this);
    auto* left = new QVBoxLayout;
    left->setSpacing(viewGap);
    left->addWidget(m_search);
    left->addWidget(m_list, 1);
    auto* row = tightRow(holder, viewGap);
    row->addLayout(left, 5);
    row->addWidget(tabsCard(worker), 5);
    return holder;
}

QWidget* NgramView::tabsCard(const QString& worker) {
    auto* card = new Card(this);
    m_tabs = new QTabWidget(card);
    m_years = new YearsPage(worker);
    m_comparison = new ComparisonPage;
    m_log = new JobLog;
    m_tabs->setObjectName("jobTabs");
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_years, QStringLiteral("Years"));
    m_tabs->addTab(m_comparison, QStringLiteral("Workers"));
    m_tabs->addTab(m_log, QStringLiteral("Log"));
    m_malformedTab = m_tabs->addTab(malformedPage(), QStringLiteral("Malformed"));
    m_tabs->setTabVisible(m_malformedTab, false);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->addWidget(m_tabs);
    return card;
}

QWidget* NgramView::malformedPage() {
    auto* table = new CopyTable;
    table->setObjectName("malformed");
    table->setAccessibleName(QStringLiteral("Malformed lines"));
    table->setModel(m_malformed);
    const auto width = [table](const char* widest) {
        return table->fontMetrics().horizontalAdvance(widest) + 12;
    };
    table->setColumnWidth(1, width("sample-books.tsv"));
    table->setColumnWidth(2, width("10,000,000"));
    return table;
}

void NgramView::connectParts() {
    connect(m_list, &NgramList::chosen, m_years, &YearsPage::choose);
    connect(m_search, &WordSearch::found, this,
            [this](const std::string& ngram) { m_years->choose({ngram}); });
    connect(m_list, &NgramList::told, this, &NgramView::told);
    connect(m_years, &YearsPage::failed, this, &NgramView::warn);
    connect(m_comparison, &ComparisonPage::failed, this, &NgramView::warn);
    connect(m_comparison, &ComparisonPage::wanted, this, &NgramView::comparisonWanted);
}

void NgramView::warn(const QString& sentence) {
    emit told(Message::warning(sentence));
}

void NgramView::setOutdated(bool outdated) {
    m_caption->setOutdated(outdated);
}

void NgramView::begin(const NgramJob& job) {
    m_years->cancel();
    if (m_hasReport)
        setOutdated(true); // until there is another
    else
        m_caption->setText(toText(captionOf(job)));
    m_progress->begin(job.workers);
    m_log->begin(job);
}

void NgramView::beginOpened(const NgramJob& job, const QString& fileName) {
    m_years->cancel();
    m_progress->begin(job.workers);
    m_log->add(QStringLiteral("Opened %1").arg(fileName));
}

void NgramView::showProgress(const NgramProgress& progress) {
    m_progress->showProgress(progress);
    m_log->follow(progress);
}

void NgramView::showReport(const NgramReport& report, Positions top, const QString& totals) {
    m_hasReport = true;
    m_caption->setText(toText(captionOf(report)));
    setOutdated(false);
    if (m_compared && !countTheSame(*m_compared, report.job))
        m_comparison->clear();
    m_progress->showReport(report);
    m_tiles->showReport(report);
    m_years->setReport(report, totals);
    m_list->setResult(report.result, std::move(top));
    m_search->setReport(report);
    m_malformed->showReport(report);
    m_tabs->setTabVisible(m_malformedTab, report.malformed > 0);
    m_log->end(report);
}

std::vector<std::string> NgramView::searchedWords() const {
    const QString word = m_search->text().simplified();
    return word.isEmpty() ? std::vector<std::string>{} : std::vector{word.toStdString()};
}

void NgramView::showEnd(const QString& sentence) {
    m_progress->showEnd(sentence);
    m_log->add(sentence);
}

void NgramView::beginComparison(const NgramJob& job) {
    m_years->cancel();
    m_compared = job;
    m_log->add(QStringLiteral("Comparing worker counts: %1")
                   .arg(toText(counted(job.files.size(), "file"))));
    m_tabs->setCurrentWidget(m_comparison);
}

void NgramView::showComparisonStep(double share, const QString& text) {
    m_progress->showShare(share, text);
}

void NgramView::showLevels(const std::vector<WorkerLevel>& levels) {
    m_comparison->showLevels(levels);
}

void NgramView::showComparisonEnd(const std::vector<WorkerLevel>& levels, const QString& sentence) {
    for (const WorkerLevel& level : levels)
        if (!level.times.empty())
            m_log->add(QStringLiteral("%1: %2").arg(
                toText(counted(std::uint64_t(level.workers), "worker")), timeText(level.median())));
    m_progress->showShare(sentence.isEmpty() ? 1 : 0,
                          sentence.isEmpty() ? comparisonText(levels) : sentence);
}

void NgramView::showMalformed() {
    m_tabs->setCurrentIndex(m_malformedTab);
}

void NgramView::setRunning(bool running) {
    m_comparison->setRunning(running);
}

} // namespace loadstone
