#pragma once

#include "ui/compare/sweepfindings.h"
#include "ui/widgets/card.h"

#include <set>

namespace loadstone {

class CopyTable;
class LevelsModel;

/// The levels of a sweep. Selected rows are those whose latencies are drawn, each with a dot in the
/// colour of its line. Which rows are selected follows what was measured (the smallest, the
/// sweet spot, the largest) until the person selects others.
class LevelsTable : public Card {
    Q_OBJECT

public:
    explicit LevelsTable(QWidget* parent = nullptr);

    void begin();
    void showFindings(const SharedEngineFindings& findings);

protected:
    void changeEvent(QEvent* event) override;

signals:
    void levelsChosen(const std::vector<loadstone::SweepLevel>& levels);

private:
    void onSelectionChanged();
    void select(const std::set<int>& sizes);
    std::set<int> usualChoice() const;
    std::set<int> selectedSizes() const;
    QWidget* header();
    void tellChoice();
    void showDots();

    LevelsModel* m_model;
    CopyTable* m_table;
    SharedEngineFindings m_findings;
    std::set<int> m_chosen; ///< sizes, by the person; empty: the usual ones
    bool m_isSelecting = false;
};

} // namespace loadstone
