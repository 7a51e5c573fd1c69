#include "ui/compare/levelstable.h"

#include "ui/compare/levelsmodel.h"
#include "ui/compare/percentilechart.h"
#include "ui/theme/chartcolors.h"
#include "ui/widgets/copytable.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace loadstone {

namespace {

const QStringList widestLevelCells{"100,000",  "± 1,000",  "100.0 ×",
                                   "199.9 ms", "199.9 ms", "10,000"};

} // namespace

LevelsTable::LevelsTable(QWidget* parent)
    : Card(parent), m_model(new LevelsModel(this)), m_table(new CopyTable) {
    m_table->setObjectName("levels");
    m_table->setAccessibleName(tr("Levels"));
    m_table->setModel(m_model);
    QFont bold = m_table->font();
    bold.setBold(true);
    for (int column = 1; column < m_model->columnCount(); ++column) {
        const QString header =
            m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const QFontMetrics metrics(bold);
        m_table->setColumnWidth(column,
                                std::max(metrics.horizontalAdvance(widestLevelCells[column - 1]),
                                         metrics.horizontalAdvance(header)) +
                                    8);
    }
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
    auto* title = new QLabel(tr("Levels"), holder);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    auto* hint = new QLabel(tr("Select rows to compare their latency distributions"), holder);
    hint->setObjectName("levelsHint");
    hint->setForegroundRole(QPalette::PlaceholderText);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(2, 0, 0, 0);
    row->setSpacing(10);
    row->addWidget(title);
    row->addWidget(hint, 1);
    return holder;
}

void LevelsTable::begin() {
    m_chosen.clear();
    showFindings(nullptr);
}

void LevelsTable::showFindings(const SharedEngineFindings& findings) {
    m_findings = findings;
    m_isSelecting = true;
    m_model->showFindings(findings.get());
    select(m_chosen.empty() ? usualChoice() : m_chosen);
    m_isSelecting = false;
    tellChoice();
}

void LevelsTable::onSelectionChanged() {
    if (m_isSelecting)
        return;
    m_chosen = selectedSizes();
    tellChoice();
}

std::set<int> LevelsTable::usualChoice() const {
    if (!m_findings || m_findings->analysis.levels.empty())
        return {};
    const auto& levels = m_findings->analysis.levels;
    std::set<int> sizes{levels.front().size, levels.back().size};
    if (const auto& spot = m_findings->analysis.sweetSpot)
        sizes.insert(static_cast<int>(spot->size));
    return sizes;
}

void LevelsTable::select(const std::set<int>& sizes) {
    QItemSelection rows;
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (sizes.contains(m_findings->analysis.levels[static_cast<std::size_t>(row)].size))
            rows.select(m_model->index(row, 0), m_model->index(row, m_model->columnCount() - 1));
    m_table->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
}

std::set<int> LevelsTable::selectedSizes() const {
    std::set<int> sizes;
    if (m_findings)
        for (const int row : selectedRows(*m_table, static_cast<int>(maxLevels)))
            sizes.insert(m_findings->analysis.levels[static_cast<std::size_t>(row)].size);
    return sizes;
}

void LevelsTable::tellChoice() {
    const std::set<int> sizes = selectedSizes();
    std::vector<SweepLevel> levels;
    if (m_findings)
        for (const SweepLevel& level : m_findings->analysis.levels)
            if (sizes.contains(level.size))
                levels.push_back(level);
    showDots();
    emit levelsChosen(levels);
}

void LevelsTable::showDots() {
    const ChartColors colors = ChartColors::of(palette());
    QMap<int, QColor> dots;
    for (const int row : selectedRows(*m_table, static_cast<int>(maxLevels)))
        if (m_findings && dots.size() < PercentileChart::mostLevels &&
            !m_findings->analysis.levels[static_cast<std::size_t>(row)].latencyOk.empty())
            dots.insert(row, colors.series[static_cast<std::size_t>(dots.size())]);
    m_model->setDots(dots);
}

void LevelsTable::changeEvent(QEvent* event) {
    Card::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showDots();
}

} // namespace loadstone
