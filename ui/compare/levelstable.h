// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepfindings.h"
#include "ui/compare/charts/chosenlevel.h"
#include "ui/widgets/card.h"

#include <QMap>

#include <set>

class QLabel;

namespace loadstone {

class CopyTable;
class LevelsModel;

/// The levels of a sweep. Selected rows are those whose latencies are drawn, each with a dot in the
/// colour of its line. Which rows are selected follows what was measured until the person selects
/// others: the smallest, the sweet spot and the largest of one engine, the sweet spots of several.
class LevelsTable : public Card {
    Q_OBJECT

public:
    explicit LevelsTable(QWidget* parent = nullptr);

    void begin();
    void showFindings(const SharedFindings& findings);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void levelsChosen(const std::vector<loadstone::ChosenLevel>& levels);

private:
    void onSelectionChanged();
    void select(const std::set<LevelId>& levels);
    std::set<LevelId> usualChoice() const;
    std::set<LevelId> selectedLevels() const;
    QList<int> chosenRows() const;
    QList<int> drawnRows() const;
    QWidget* header();
    void fitColumns();
    void tellLimit(qsizetype chosen);
    void tellChoice();
    void showDots();

    LevelsModel* m_model;
    CopyTable* m_table;
    QLabel* m_hint = nullptr;
    std::set<LevelId> m_chosen;    ///< by the person; empty: the usual ones
    QMap<int, std::size_t> m_dots; ///< numbers of colours, by row
    bool m_isSelecting = false;
};

} // namespace loadstone
