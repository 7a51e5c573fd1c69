// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/data/placeholder.h"

#include <array>
#include <memory>

namespace loadstone {

/// The values of the placeholders of one request after the other. What comes by chance follows from
/// the seed, the request's number and the placeholder's, so that the same seed gives the same bytes
/// whichever thread sends them. Used by one thread; owned by who sends.
class Values {
public:
    Values(std::shared_ptr<const Feeds> feeds, std::uint64_t seed);

    /// From here on it is the turn of the request with this number, from 0.
    void goTo(std::uint64_t request) {
        m_request = request;
        m_rowsRead = false;
    }
    /// A number below `limit` that this request has by chance, evenly.
    std::uint64_t below(std::uint64_t limit) const;
    /// Valid until the next call, or the next request.
    std::string_view of(const Placeholder& placeholder);

private:
    std::uint64_t chance(std::uint64_t number, std::uint64_t part = 0) const;
    std::string_view written(std::uint64_t number);
    std::string_view uuid(std::size_t number);
    std::uint64_t between(const Placeholder& placeholder) const;
    void readRows();

    const std::shared_ptr<const Feeds> m_feeds;
    const std::uint64_t m_seed;
    std::uint64_t m_request = 0;
    bool m_rowsRead = false;
    std::vector<std::vector<std::string>> m_rows; ///< of each feed
    std::array<char, 40> m_text{};
};

} // namespace loadstone
