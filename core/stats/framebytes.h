// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace loadstone {

/// Appends a whole number in as few bytes as it needs (LEB128).
void appendNumber(std::string& bytes, std::uint64_t value);

/// Reads what appendNumber wrote. After the first number that is not there, or out of its bounds,
/// all that follow are 0 and isGood() is false: the caller asks once, at the end.
class FrameReader {
public:
    explicit FrameReader(std::string_view bytes) : m_rest(bytes) {}

    /// At most `limit`.
    std::uint64_t number(std::uint64_t limit = ~std::uint64_t{0});
    /// How many of something follow: no more than there are bytes left.
    std::size_t count() { return static_cast<std::size_t>(number(m_rest.size())); }
    /// So many bytes as they are.
    std::string_view bytes(std::size_t size);
    void refuse() { m_isGood = false; }

    bool isGood() const { return m_isGood; }
    bool atEnd() const { return m_rest.empty(); }

private:
    std::string_view m_rest;
    bool m_isGood = true;
};

} // namespace loadstone
