// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>

namespace loadstone {

/// Writes a file as Google Books v2 has them, with made-up words and counts: up to
/// `mostYears` lines in a row for each word, 20 bytes a line. The same for the same seed.
void writeBooksFile(const std::string& path, std::uint64_t lines, unsigned seed = 1,
                    unsigned mostYears = 80);

/// Writes words of a few letters, some far more frequent than others, a dozen on a line.
void writeTextFile(const std::string& path, std::uint64_t words, unsigned seed = 1);

} // namespace loadstone
