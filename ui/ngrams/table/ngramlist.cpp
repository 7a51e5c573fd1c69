// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ngrams/table/ngramlist.h"

#include "ui/ngrams/table/countsexport.h"
#include "ui/widgets/filequestion.h"
#include "ui/widgets/longtable.h"
#include "ui/widgets/steadylabel.h"

#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>

namespace loadstone {

NgramList::NgramList(QWidget* parent)
    : Card(parent),
      m_filter(new QLineEdit(this)),
      m_table(new LongTable(this)),
      m_state(new SteadyLabel(QStringLiteral("10,000,000 of 10,000,000 n-grams"), this)),
      m_export(new QToolButton(this)),
      m_background(this) {
    buildFilter();
    buildTable();
    buildExport();
    auto* label = new QLabel(QStringLiteral("Fi&lter"), this);
    label->setBuddy(m_filter);
    auto* row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_filter, 1);
    row->addWidget(m_export);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 10, 6);
    column->setSpacing(6);
    column->addLayout(row);
    column->addWidget(m_table, 1);
    column->addWidget(m_state);
}

void NgramList::buildFilter() {
    m_filter->setObjectName("ngramFilter");
    m_filter->setClearButtonEnabled(true);
    m_filter->setPlaceholderText(QStringLiteral("contains … or ^begins with"));
    m_filter->setToolTip(
        QStringLiteral("Shows the n-grams that contain this text; with ^ in front, those that "
                       "begin with it. A to Z match in both cases."));
    connect(m_filter, &QLineEdit::textChanged, &m_browser, &NgramBrowser::setFilter);
    connect(&m_browser, &NgramBrowser::changed, this, &NgramList::showState);
    m_state->setObjectName("ngramState");
    m_state->setMuted(true);
}

void NgramList::buildTable() {
    m_table->setObjectName("ngrams");
    m_table->setAccessibleName(QStringLiteral("N-grams"));
    m_table->setModel(&m_browser.model());
    m_table->setMinimumHeight(fontMetrics().lineSpacing() * 7);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QHeaderView& header = *m_table->horizontalHeader();
    header.setSectionResizeMode(NgramModel::Rank, QHeaderView::Fixed);
    header.setSectionResizeMode(NgramModel::Ngram, QHeaderView::Stretch);
    const auto width = [this](const char* widest) {
        return m_table->fontMetrics().horizontalAdvance(widest) + 14;
    };
    header.resizeSection(NgramModel::Rank, width("10,000,000"));
    header.resizeSection(NgramModel::Count, width("100,000,000,000"));
    header.resizeSection(NgramModel::Share, width("Share of all  "));
    header.setSectionsClickable(true);
    header.setSortIndicatorShown(true);
    showSort();
    connect(&header, &QHeaderView::sectionClicked, this, &NgramList::sortBySection);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &NgramList::tellChosen);
    connect(&m_browser.model(), &NgramModel::modelAboutToBeReset, this, &NgramList::keepSelection);
    connect(&m_browser.model(), &NgramModel::modelReset, this, &NgramList::restoreSelection);
}

void NgramList::buildExport() {
    auto* menu = new QMenu(m_export);
    m_exportAll = menu->addAction(QStringLiteral("&All counts…"), this, &NgramList::askForAll);
    m_exportAll->setObjectName("exportAll");
    menu->addAction(QStringLiteral("&What the table shows…"), this, &NgramList::askForView)
        ->setObjectName("exportView");
    m_export->setObjectName("export");
    m_export->setText(QStringLiteral("E&xport"));
    m_export->setToolTip(QStringLiteral("Writes the counts to a file"));
    m_export->setMenu(menu);
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_export->setFocusPolicy(Qt::StrongFocus);
    m_export->setEnabled(false);
}

void NgramList::setResult(const NgramResult& result, Positions top) {
    m_result = result;
    m_export->setEnabled(true);
    m_exportAll->setEnabled(result.isWhole());
    m_browser.setResult(result, std::move(top));
    m_table->scrollToTop();
}

/// Once for the order that is usual for a column, again for the other way round.
void NgramList::sortBySection(int section) {
    const NgramOrder order =
        section == NgramModel::Ngram ? NgramOrder::ByNgram : NgramOrder::ByCount;
    m_reversed = order == m_order && !m_reversed;
    m_order = order;
    showSort();
    m_browser.sortBy(m_order, m_reversed);
}

void NgramList::showSort() {
    const bool byNgram = m_order == NgramOrder::ByNgram;
    const bool grows = byNgram != m_reversed;
    m_table->horizontalHeader()->setSortIndicator(byNgram ? NgramModel::Ngram : NgramModel::Count,
                                                  grows ? Qt::AscendingOrder : Qt::DescendingOrder);
}

void NgramList::showState() {
    m_state->setText(m_browser.stateText());
}

void NgramList::tellChosen() {
    std::vector<std::string> ngrams;
    const NgramModel& model = m_browser.model();
    for (const int row : selectedRows(*m_table, mostChosen))
        ngrams.emplace_back(model.result()[model.positionAt(row)].ngram);
    if (!ngrams.empty())
        emit chosen(ngrams);
}

void NgramList::keepSelection() {
    m_kept.clear();
    for (const int row : selectedRows(*m_table, mostChosen))
        m_kept.emplace_back(row, m_browser.model().positionAt(row));
}

// When the full order takes the place of the top list, rows are where they were.
void NgramList::restoreSelection() {
    const NgramModel& model = m_browser.model();
    const QSignalBlocker quiet(m_table->selectionModel());
    for (const auto& [row, position] : m_kept)
        if (row < model.rowCount() && model.positionAt(row) == position)
            m_table->selectionModel()->select(model.index(row, 0), QItemSelectionModel::Select |
                                                                       QItemSelectionModel::Rows);
}

void NgramList::askForAll() {
    askForSaving(this, QStringLiteral("Save all counts"),
                 QStringLiteral("Tab-separated values (*.tsv)"), "counts",
                 [this](const QString& file) {
                     exportCounts(m_background, file, m_result,
                                  [this](const Message& message) { emit told(message); });
                 });
}

void NgramList::askForView() {
    const auto save = [this](const QString& file) {
        const NgramModel& model = m_browser.model();
        exportView(m_background, file, {m_result, model.positions(), m_browser.orders().ranks()},
                   [this](const Message& message) { emit told(message); });
    };
    askForSaving(this, QStringLiteral("Save the table"),
                 QStringLiteral("Tab-separated values (*.tsv);;Comma-separated values (*.csv)"),
                 "counts-view", save);
}

} // namespace loadstone
