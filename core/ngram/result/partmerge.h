// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/result/partreader.h"

#include <functional>
#include <vector>

namespace loadstone {

/// Takes an n-gram, valid until it returns, and its count; false: it is of no use to go on.
using TakeCount = std::function<bool(std::string_view ngram, std::uint64_t count)>;

/// Hands over the sums of parts whose heads were read, in the order of the n-grams' bytes. Reads
/// each part once, side by side, and keeps one n-gram of each. False if `take` has ended it; the
/// error is about a file. Any thread.
Expected<bool> mergeCounts(const std::vector<std::unique_ptr<PartReader>>& parts,
                           const TakeCount& take);

} // namespace loadstone
