// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

namespace loadstone {

/// What a piece of a progress text is worth: if there is no room for all, the last of these goes
/// first.
enum class Worth { Share, TimeLeft, Failures, Rate, Amount, Detail };

/// A piece of a progress text, such as "81 %".
struct ProgressPiece {
    std::string text;
    Worth worth = Worth::Detail;
};

/// "811,204 of 1,000,000 · 81 % · 7.2 s left".
std::string joined(const std::vector<ProgressPiece>& pieces);

} // namespace loadstone
