// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/ngrams/table/ngramorders.h"
#include "ui/ngrams/table/ngrampattern.h"

#include <QThreadPool>

#include <atomic>

namespace loadstone {

/// Looks for the n-grams that a pattern matches, away from the GUI thread, on which this lives.
/// Tells the first ones in pieces and in the end all; a new search ends the one before.
class NgramFilter : public QObject {
    Q_OBJECT

public:
    /// Nobody reads more than that while the search is on, and a table takes its time for rows that
    /// are added.
    static constexpr std::size_t mostTold = 50'000;

    explicit NgramFilter(QObject* parent = nullptr);
    ~NgramFilter() override;

    /// Searches in `order`, from its end if `reversed`.
    void search(const NgramResult& result, const SharedPositions& order, bool reversed,
                const NgramPattern& pattern);
    void cancel();
    bool isSearching() const { return m_isSearching; }

signals:
    /// More matches, in the order of the search; mostTold at the most.
    void found(const loadstone::Positions& positions);
    /// All matches. Always last.
    void ended(const loadstone::SharedPositions& all);

private:
    struct Search;
    void run(const std::shared_ptr<Search>& search);
    /// Calls `told` on the GUI thread, unless the search was given up by then.
    template <typename Told>
    void tell(const std::shared_ptr<Search>& search, Told told);

    QThreadPool m_pool; ///< one thread
    std::shared_ptr<Search> m_search;
    bool m_isSearching = false;
};

} // namespace loadstone
