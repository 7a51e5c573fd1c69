#pragma once

#include "core/base/expected.h"

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

/// "1, 2, 4", as readPoolSizes() reads it.
QString poolSizesText(const std::vector<int>& sizes);

/// Whole numbers with commas or spaces between; no text, no sizes. The error's field is "levels".
Expected<std::vector<int>> readPoolSizes(const QString& text);

} // namespace loadstone
