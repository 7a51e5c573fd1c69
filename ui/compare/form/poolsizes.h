// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <vector>

namespace loadstone {

/// 1, 2, 4, ... to `most`, which is one of them.
std::vector<int> powersOfTwo(int most);

/// ¼, ½, ¾, 1, 1½, 2 and 4 times `threads`, whole, each once, within what a pool can have.
std::vector<int> sizesAround(int threads);

/// 1, and `largest` and four doublings of it, up to `most`: what follows on a sweep that still
/// rose.
std::vector<int> sizesBeyond(int largest, int most);

/// "1, 2, 4".
QString poolSizesText(const std::vector<int>& sizes);

} // namespace loadstone
