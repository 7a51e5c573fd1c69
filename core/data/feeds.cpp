// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/feeds.h"

#include "core/data/placeholder.h"

#include <algorithm>
#include <unordered_set>

namespace loadstone {

Expected<Feeds> Feeds::open(const std::vector<FeedChoice>& choices) {
    Feeds feeds;
    std::unordered_set<std::string> known;
    for (const FeedChoice& choice : choices) {
        auto feed = Feed::open(choice);
        if (!feed)
            return fail("feed", feed.error().message);
        for (const std::string& name : feed->columns()) {
            if (isPlaceholderName(name))
                return fail("feed", choice.file + ": no column can have the name " + name +
                                        ", which is a placeholder's own");
            if (!known.insert(name).second)
                return fail("feed", "two columns have the name " + name + "; give each its own");
        }
        feeds.m_feeds.push_back(std::move(*feed));
    }
    return feeds;
}

std::optional<Feeds::Column> Feeds::find(std::string_view name) const {
    for (std::size_t feed = 0; feed < m_feeds.size(); ++feed) {
        const auto& columns = m_feeds[feed].columns();
        if (const auto at = std::ranges::find(columns, name); at != columns.end())
            return Column{feed, static_cast<std::size_t>(at - columns.begin())};
    }
    return std::nullopt;
}

std::vector<std::string> Feeds::names() const {
    std::vector<std::string> names;
    for (const Feed& feed : m_feeds)
        names.insert(names.end(), feed.columns().begin(), feed.columns().end());
    return names;
}

std::optional<std::uint64_t> Feeds::mostRequests() const {
    std::optional<std::uint64_t> most;
    for (const Feed& feed : m_feeds)
        if (feed.order() == FeedChoice::Order::Once)
            most = std::min(most.value_or(feed.rows()), feed.rows());
    return most;
}

} // namespace loadstone
