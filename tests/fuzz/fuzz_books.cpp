// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Google Books lines of all versions: the fast way must find what the obvious way finds, wherever
// the text is cut. The first byte chooses what is counted.
#include "tests/support/simplecount.h"

#include <cstdlib>

using namespace loadstone;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2)
        return 0;
    constexpr std::array formats{Format::BooksV1, Format::BooksV2, Format::BooksV3};
    const Format format = formats.at(data[0] % formats.size());
    NgramOptions options;
    options.mergeCase = (data[0] & 8) != 0;
    options.byYear = (data[0] & 16) != 0;
    options.posTags = (data[0] & 32) != 0 ? PosTags::Drop : PosTags::Keep;
    if ((data[0] & 64) != 0)
        options.years = Years{1600, 1900};
    const std::string text(reinterpret_cast<const char*>(data + 1), size - 1);
    const Counting expected = countSimply(text, format, options);
    for (const std::uint64_t cut : {text.size() / 2, text.size()}) {
        const Counting found = countInParts(text, format, options, {cut}, 1 + data[0]);
        if (found.counts != expected.counts || found.lines != expected.lines ||
            found.malformed != expected.malformed)
            std::abort();
    }
    return 0;
}
