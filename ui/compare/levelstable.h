#pragma once

#include "ui/compare/sweepfindings.h"
#include "ui/widgets/card.h"

#include <set>

namespace loadstone {

class CopyTable;
class LevelsModel;

/// The levels of a sweep. Which rows are selected follows what was measured (the smallest, the
/// sweet spot, the largest) until the person selects others.
class LevelsTable : public Card {
    Q_OBJECT

public:
    explicit LevelsTable(QWidget* parent = nullptr);

    void begin();
    void showFindings(const SharedFindings& findings);

signals:
    void levelsChosen(const std::vector<loadstone::SweepLevel>& levels);

private:
    void onSelectionChanged();
    void select(const std::set<int>& sizes);
    std::set<int> usualChoice() const;
    std::set<int> selectedSizes() const;
    void tellChoice();

    LevelsModel* m_model;
    CopyTable* m_table;
    SharedFindings m_findings;
    std::set<int> m_chosen; ///< sizes, by the person; empty: the usual ones
    bool m_isSelecting = false;
};

} // namespace loadstone
