// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/data/feeds.h"

#include <cstdint>

namespace loadstone {

/// What stands for a value that differs from request to request. A value; any thread.
///
///     {{seq}}         1 for the first request of a run, 2 for the second, and so on
///     {{uuid}}        a random UUID (RFC 4122, version 4)
///     {{random 1 6}}  a whole number from the first to the last, both included, evenly
///     {{timestamp}}   milliseconds since the beginning of 1970
///     {{env NAME}}    of the environment, looked up before the run
///     {{NAME}}        of the column NAME of a feed
struct Placeholder {
    enum class Kind { Fixed, Sequence, Uuid, Random, Timestamp, Column };

    Kind kind = Kind::Fixed;
    std::string fixed;       ///< what it always is
    std::uint64_t least = 0; ///< of Random
    std::uint64_t most = 0;  ///< of Random
    std::size_t number = 0;  ///< in its request, so that each has chances of its own
    Feeds::Column column;

    /// `text` is what stands between the braces. The error says what is wrong, and what may stand
    /// there.
    static Expected<Placeholder> read(std::string_view text, const Feeds& feeds);
};

/// Whether it is the name of one that needs no feed.
bool isPlaceholderName(std::string_view name);

} // namespace loadstone
