// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/result/ngramresult.h"

#include <functional>
#include <vector>

namespace loadstone {

/// Positions in a result. A job of more than four thousand million n-grams is refused before.
using Positions = std::vector<std::uint32_t>;

/// All positions by the bytes of their n-grams, as `LC_ALL=C sort` has them. Takes about a second
/// for each million and core, on `threads` threads.
Positions orderByNgram(const NgramResult& result, int threads);

/// All positions by their counts, the largest first; equal ones by the bytes of their n-grams.
Positions orderByCount(const NgramResult& result);

/// The first `most` of orderByCount(), without sorting the others.
Positions topByCount(const NgramResult& result, std::size_t most);

/// Puts the "ngram TAB count" line of one behind others.
void appendCount(std::string& lines, std::string_view ngram, std::uint64_t count);

/// Writes "ngram TAB count" lines in this order, in large pieces; ends early with false when
/// `write` returns false.
bool writeCounts(const NgramResult& result, const Positions& order,
                 const std::function<bool(std::string_view)>& write);

} // namespace loadstone
