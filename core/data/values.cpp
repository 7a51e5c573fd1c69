// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/values.h"

#include "core/base/mixed.h"

#include <charconv>
#include <chrono>
#include <limits>

namespace loadstone {

namespace {

// Beyond all placeholders' numbers.
constexpr std::uint64_t chanceOfRows = std::uint64_t{1} << 32;
constexpr std::uint64_t chanceOfRequest = std::uint64_t{1} << 33;
__extension__ using Wide = unsigned __int128;

std::uint64_t shareOf(std::uint64_t bits, std::uint64_t limit) {
    return static_cast<std::uint64_t>((Wide(bits) * limit) >> 64);
}

std::uint64_t millisecondsSince1970() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
}

std::uint64_t rowOf(const Feed& feed, std::uint64_t request, std::uint64_t chance) {
    return (feed.order() == FeedChoice::Order::Random ? chance : request) % feed.rows();
}

} // namespace

Values::Values(std::shared_ptr<const Feeds> feeds, std::uint64_t seed)
    : m_feeds(std::move(feeds)), m_seed(mixed(seed + goldenStep)), m_rows(m_feeds->all().size()) {}

std::uint64_t Values::chance(std::uint64_t number, std::uint64_t part) const {
    return mixed(mixed(mixed(m_seed + m_request * goldenStep) + number * goldenStep) + part);
}

std::string_view Values::written(std::uint64_t number) {
    const auto end = std::to_chars(m_text.data(), m_text.data() + m_text.size(), number).ptr;
    return {m_text.data(), end};
}

// RFC 4122 §4.4: the version is 4, and the two upper bits of the ninth octet are 10.
std::string_view Values::uuid(std::size_t number) {
    constexpr std::string_view form = "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx";
    constexpr std::string_view digits = "0123456789abcdef";
    std::uint64_t bits = chance(number);
    for (std::size_t i = 0, left = 16; i < form.size(); ++i) {
        m_text.at(i) = form[i];
        if (form[i] != 'x' && form[i] != 'y')
            continue;
        m_text.at(i) = digits[form[i] == 'y' ? 8 + (bits & 3) : bits & 15];
        bits >>= 4;
        if (--left == 0)
            bits = chance(number, 1);
    }
    return {m_text.data(), form.size()};
}

/// Evenly, but for one part in 2^64 a number of the range.
std::uint64_t Values::between(const Placeholder& placeholder) const {
    const std::uint64_t span = placeholder.most - placeholder.least;
    const std::uint64_t bits = chance(placeholder.number);
    if (span == std::numeric_limits<std::uint64_t>::max())
        return bits;
    return placeholder.least + shareOf(bits, span + 1);
}

std::uint64_t Values::below(std::uint64_t limit) const {
    return shareOf(chance(chanceOfRequest), limit);
}

void Values::readRows() {
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Feed& feed = m_feeds->all()[i];
        feed.read(rowOf(feed, m_request, chance(chanceOfRows + i)), m_rows[i]);
    }
    m_rowsRead = true;
}

std::string_view Values::of(const Placeholder& placeholder) {
    switch (placeholder.kind) {
    case Placeholder::Kind::Sequence:
        return written(m_request + 1);
    case Placeholder::Kind::Uuid:
        return uuid(placeholder.number);
    case Placeholder::Kind::Random:
        return written(between(placeholder));
    case Placeholder::Kind::Timestamp:
        return written(millisecondsSince1970());
    case Placeholder::Kind::Column:
        if (!m_rowsRead)
            readRows();
        return m_rows[placeholder.column.feed][placeholder.column.column];
    case Placeholder::Kind::Fixed:
        break;
    }
    return placeholder.fixed;
}

} // namespace loadstone
