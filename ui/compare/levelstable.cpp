// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/levelstable.h"

#include "ui/compare/charts/leveltext.h"
#include "ui/compare/charts/percentilechart.h"
#include "ui/compare/levelsmodel.h"
#include "ui/theme/chartcolors.h"
#include "ui/widgets/boldfont.h"
#include "ui/widgets/copytable.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QVBoxLayout>

namespace loadstone {

namespace {

const QStringList widestLevelCells{"100,000",  "± 1,000", "100.0 ×", "199.9 ms",
                                   "199.9 ms", "10,000",  "limited"};

} // namespace

LevelsTable::LevelsTable(QWidget* parent)
    : Card(parent), m_model(new LevelsModel(this)), m_table(new CopyTable) {
    m_table->setObjectName("levels");
    m_table->setAccessibleName(QStringLiteral("Levels"));
    m_table->setModel(m_model);
    for (int column = 1; column < m_model->columnCount(); ++column) {
        const QString header =
            m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const QFontMetrics metrics(bold(m_table->font()));
        m_table->setColumnWidth(column,
                                std::max(metrics.horizontalAdvance(widestLevelCells[column - 1]),
                                         metrics.horizontalAdvance(header)) +
                                    8);
    }
    m_table->viewport()->installEventFilter(this);
    m_table->setIconSize({LevelsModel::dotSide, LevelsModel::dotSide});
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(8, 6, 8, 6);
    rows->setSpacing(4);
    rows->addWidget(header());
    rows->addWidget(m_table, 1);
    setMinimumHeight(150);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &LevelsTable::onSelectionChanged);
}

QWidget* LevelsTable::header() {
    auto* holder = new QWidget(this);
    auto* title = new QLabel(QStringLiteral("Levels"), holder);
    title->setFont(bold(title->font()));
    m_hint = new QLabel(holder);
    m_hint->setObjectName("levelsHint");
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    tellLimit(0);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(2, 0, 0, 0);
    row->setSpacing(10);
    row->addWidget(title);
    row->addWidget(m_hint, 1);
    return holder;
}

void LevelsTable::begin() {
    m_chosen.clear();
    showFindings(nullptr);
}

void LevelsTable::showFindings(const SharedFindings& findings) {
    m_isSelecting = true;
    m_model->showFindings(findings);
    select(m_chosen.empty() ? usualChoice() : m_chosen);
    m_isSelecting = false;
    fitColumns();
    tellChoice();
}

// The sizes must be legible. In a small window the error, which the chart shows as well, gives way
// to them, and if that is not enough the table scrolls.
void LevelsTable::fitColumns() {
    constexpr int error = 2;
    int others = 0;
    for (int column = 1; column < m_model->columnCount(); ++column) {
        m_table->setColumnHidden(column, false);
        others += m_table->columnWidth(column);
    }
    const QAbstractItemView& view = *m_table;
    const int room = view.viewport()->width() - view.sizeHintForColumn(0);
    const bool isTight = others > room;
    const bool isTooTight = others - m_table->columnWidth(error) > room;
    m_table->setColumnHidden(error, isTight);
    m_table->horizontalHeader()->setSectionResizeMode(0, isTooTight ? QHeaderView::ResizeToContents
                                                                    : QHeaderView::Stretch);
}

void LevelsTable::onSelectionChanged() {
    if (m_isSelecting)
        return;
    m_chosen = selectedLevels();
    tellChoice();
}

std::set<LevelId> LevelsTable::usualChoice() const {
    std::set<LevelId> chosen;
    for (const EngineFindings& engine : enginesOf(m_model->findings())) {
        const EngineAnalysis& analysis = engine.analysis;
        const LevelId last{analysis.engine, analysis.levels.back().size};
        if (!m_model->findings()->hasSeveralEngines())
            chosen.insert({{analysis.engine, analysis.levels.front().size}, last});
        chosen.insert(analysis.sweetSpot
                          ? LevelId{analysis.engine, static_cast<int>(analysis.sweetSpot->size)}
                          : last);
    }
    return chosen;
}

void LevelsTable::select(const std::set<LevelId>& levels) {
    QItemSelection rows;
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (levels.contains(m_model->level(row).id()))
            rows.select(m_model->index(row, 0), m_model->index(row, m_model->columnCount() - 1));
    m_table->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
}

std::set<LevelId> LevelsTable::selectedLevels() const {
    std::set<LevelId> levels;
    for (const int row : chosenRows())
        levels.insert(m_model->level(row).id());
    return levels;
}

QList<int> LevelsTable::chosenRows() const {
    return selectedRows(*m_table, m_model->rowCount());
}

/// Of the chosen those that can be drawn; if there is none, one of them, so that it is said why.
QList<int> LevelsTable::drawnRows() const {
    const QList<int> chosen = chosenRows();
    QList<int> rows;
    for (const int row : chosen)
        if (rows.size() < PercentileChart::mostLevels && !m_model->level(row).latencyOk.empty())
            rows << row;
    return rows.isEmpty() ? chosen.mid(0, 1) : rows;
}

void LevelsTable::tellLimit(qsizetype chosen) {
    m_hint->setText(chosen > PercentileChart::mostLevels
                        ? QStringLiteral("%1 rows are selected, of which %2 are drawn")
                              .arg(chosen)
                              .arg(PercentileChart::mostLevels)
                        : QStringLiteral("Select rows to compare their latency distributions"));
}

void LevelsTable::tellChoice() {
    const QList<int> rows = drawnRows();
    tellLimit(chosenRows().size());
    std::vector<LevelId> ids;
    for (const int row : rows)
        ids.push_back(m_model->level(row).id());
    const SharedFindings& findings = m_model->findings();
    const auto colors =
        findings ? colorsOf(ids, findings->plan.engines) : std::vector<std::size_t>();
    std::vector<ChosenLevel> levels;
    m_dots.clear();
    for (std::size_t i = 0; i < colors.size(); ++i) {
        const int row = rows[static_cast<qsizetype>(i)];
        const SweepLevel& level = m_model->level(row);
        levels.push_back({level, levelText(level, findings->hasSeveralEngines()), colors[i]});
        if (!level.latencyOk.empty())
            m_dots[row] = colors[i];
    }
    showDots();
    emit levelsChosen(levels);
}

void LevelsTable::showDots() {
    const ChartColors colors = ChartColors::of(palette());
    QMap<int, QColor> dots;
    for (auto dot = m_dots.cbegin(); dot != m_dots.cend(); ++dot)
        dots[dot.key()] = colors.series.at(dot.value());
    m_model->setDots(dots);
}

// The room is that of the viewport, which also changes when a scroll bar comes.
bool LevelsTable::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        fitColumns();
    return Card::eventFilter(watched, event);
}

void LevelsTable::changeEvent(QEvent* event) {
    Card::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showDots();
}

} // namespace loadstone
