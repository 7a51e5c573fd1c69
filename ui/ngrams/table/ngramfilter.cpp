// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ngrams/table/ngramfilter.h"

#include <chrono>
#include <span>
#include <utility>

namespace loadstone {

/// One search, shared by the thread that does it and the one that waits for it.
struct NgramFilter::Search {
    NgramResult result;
    SharedPositions order;
    bool reversed;
    NgramPattern pattern;
    std::atomic<bool> cancelled{false};

    std::uint32_t at(std::size_t index) const {
        return (*order)[reversed ? order->size() - 1 - index : index];
    }

    /// Goes through all; `pause` is called now and then with what was found so far. Null if the
    /// search was given up.
    template <typename Pause>
    SharedPositions all(const Pause& pause) const;
};

template <typename Pause>
SharedPositions NgramFilter::Search::all(const Pause& pause) const {
    constexpr std::size_t looksPerPause = 4096;
    auto found = std::make_shared<Positions>();
    for (std::size_t i = 0; i < order->size(); ++i) {
        if (i % looksPerPause == 0) {
            if (cancelled)
                return nullptr;
            pause(*found);
        }
        const std::uint32_t position = at(i);
        if (pattern.matches(result[position].ngram))
            found->push_back(position);
    }
    return found;
}

namespace {

/// Says when it is time for the next piece of what was found: the first is wanted at once, many
/// are a burden.
class PieceClock {
public:
    bool isTime(std::size_t found) {
        using namespace std::chrono_literals;
        if (found == m_told || m_told >= NgramFilter::mostTold || Timer::now() < m_next)
            return false;
        m_wait = std::min<std::chrono::milliseconds>(m_wait * 2, 300ms);
        m_next = Timer::now() + m_wait;
        return true;
    }

    /// What was not told before.
    Positions take(const Positions& found) {
        const std::size_t upTo = std::min(found.size(), NgramFilter::mostTold);
        const auto piece = std::span(found).subspan(m_told, upTo - m_told);
        m_told = upTo;
        return {piece.begin(), piece.end()};
    }

private:
    using Timer = std::chrono::steady_clock;

    std::chrono::milliseconds m_wait{10};
    Timer::time_point m_next = Timer::now() + m_wait;
    std::size_t m_told = 0;
};

} // namespace

NgramFilter::NgramFilter(QObject* parent) : QObject(parent) {
    m_pool.setMaxThreadCount(1);
}

NgramFilter::~NgramFilter() {
    cancel();
    m_pool.waitForDone();
}

void NgramFilter::cancel() {
    if (m_search)
        m_search->cancelled = true;
    m_search.reset();
    m_isSearching = false;
}

void NgramFilter::search(const NgramResult& result, const SharedPositions& order, bool reversed,
                         const NgramPattern& pattern) {
    cancel();
    m_isSearching = true;
    m_search = std::make_shared<Search>();
    m_search->result = result;
    m_search->order = order;
    m_search->reversed = reversed;
    m_search->pattern = pattern;
    m_pool.start([this, search = m_search] { run(search); });
}

void NgramFilter::run(const std::shared_ptr<Search>& search) {
    PieceClock clock;
    const SharedPositions all = search->all([&](const Positions& soFar) {
        if (clock.isTime(soFar.size()))
            tell(search, [this, piece = clock.take(soFar)] { emit found(piece); });
    });
    if (all)
        tell(search, [this, all] {
            m_isSearching = false;
            emit ended(all);
        });
}

template <typename Told>
void NgramFilter::tell(const std::shared_ptr<Search>& search, Told told) {
    const auto tellIfWanted = [this, search, told = std::move(told)] {
        if (search == m_search)
            told();
    };
    QMetaObject::invokeMethod(this, tellIfWanted, Qt::QueuedConnection);
}

} // namespace loadstone
