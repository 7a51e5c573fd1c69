// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/data/feed.h"

#include <optional>

namespace loadstone {

/// All feeds of a run, whose columns are names of placeholders. Never changes; any thread.
class Feeds {
public:
    struct Column {
        std::size_t feed = 0;
        std::size_t column = 0;
    };

    Feeds() = default;
    /// Errors name the field "feed".
    static Expected<Feeds> open(const std::vector<FeedChoice>& choices);

    const std::vector<Feed>& all() const { return m_feeds; }
    std::optional<Column> find(std::string_view name) const;
    /// All columns of all feeds.
    std::vector<std::string> names() const;
    /// How many requests there are rows for: the fewest of those that are used once.
    std::optional<std::uint64_t> mostRequests() const;

private:
    std::vector<Feed> m_feeds;
};

} // namespace loadstone
