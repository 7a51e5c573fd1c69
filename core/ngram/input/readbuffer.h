// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace loadstone {

/// Memory for what is read of a file: what was kept of before, and what comes behind it. It grows
/// as needed and is used for one file after the other. One thread.
class ReadBuffer {
public:
    /// Behind what was read there are so many bytes that may be touched; what is in them means
    /// nothing.
    static constexpr std::size_t overread = 64;

    /// Moves `kept`, which may lie in this buffer, to its front: the room for `bytes` behind it.
    /// What was given out before is invalid then.
    std::span<char> roomBehind(std::span<const char> kept, std::size_t bytes);
    /// `bytes` from the front.
    std::span<char> first(std::size_t bytes) { return std::span(m_bytes).first(bytes); }

private:
    std::vector<char> m_bytes;
};

} // namespace loadstone
