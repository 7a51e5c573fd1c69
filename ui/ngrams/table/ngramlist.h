// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/ngrams/table/ngrambrowser.h"
#include "ui/widgets/card.h"
#include "ui/widgets/messagebar.h"

#include <QLineEdit>
#include <QToolButton>

namespace loadstone {

class LongTable;
class SteadyLabel;

/// All n-grams of a result: a filter, the table, and what can be written to files. The rows that
/// are selected are those whose curves are wanted.
class NgramList : public Card {
    Q_OBJECT

public:
    static constexpr int mostChosen = 8;

    explicit NgramList(QWidget* parent = nullptr);

    void setResult(const NgramResult& result, Positions top);

signals:
    /// The selected n-grams, mostChosen at the most; at least one.
    void chosen(const std::vector<std::string>& ngrams);
    void told(const loadstone::Message& message);

private:
    void buildFilter();
    void buildTable();
    void buildExport();
    void sortBySection(int section);
    void showSort();
    void showState();
    void tellChosen();
    void keepSelection();
    void restoreSelection();
    void askForAll();
    void askForView();

    NgramBrowser m_browser;
    QLineEdit* m_filter;
    LongTable* m_table;
    SteadyLabel* m_state;
    QToolButton* m_export;
    QAction* m_exportAll = nullptr; ///< not of the most frequent ones
    NgramResult m_result;
    BackgroundWork m_background;
    NgramOrder m_order = NgramOrder::ByCount;
    bool m_reversed = false;
    std::vector<std::pair<int, std::uint32_t>> m_kept; ///< selected rows with positions
};

} // namespace loadstone
