// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Any bytes as text: no word may be lost or seen twice, wherever the text is cut. The first byte
// chooses what is counted.
#include "tests/support/memorysource.h"

#include <cstdlib>

using namespace loadstone;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2)
        return 0;
    NgramOptions options;
    options.wordsPerNgram = 1 + data[0] % NgramJob::maxWordsPerNgram;
    options.mergeCase = (data[0] & 32) != 0;
    options.splitAtPunctuation = (data[0] & 64) != 0;
    const std::string text(reinterpret_cast<const char*>(data + 1), size - 1);
    const Counts whole = countInParts(text, Format::Text, options).counts;
    for (const std::uint64_t cut : {text.size() / 3, text.size() / 2})
        if (countInParts(text, Format::Text, options, {cut}, 1 + data[0]).counts != whole)
            std::abort();
    return 0;
}
