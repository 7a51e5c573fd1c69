// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/job/malformed.h"
#include "core/ngram/job/ngramjob.h"

#include <optional>
#include <string_view>
#include <vector>

namespace loadstone {

/// One line of a Google Books Ngram file, in all its versions.
struct BooksLine {
    struct InYear {
        std::uint32_t year = 0;
        std::uint64_t count = 0; ///< matches, under 10^18
    };

    std::string_view ngram; ///< the bytes before the first TAB, as they are
    std::vector<InYear> years;
};

/// Reads `line`, without its line feed, into `result`; a carriage return at its end is tolerated.
/// None if it was read, else why not, with `result` undefined. The thorough way, for lines that
/// BooksCounter's fast way does not take.
std::optional<Malformed> readBooksLine(std::string_view line, Format format, BooksLine& result);

} // namespace loadstone
