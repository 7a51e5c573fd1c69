// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/namedhosts.h"
#include "app/cli/options.h"

#include <string>
#include <vector>

namespace loadstone {

/// The options of `loadstone-cli ngrams` as they were typed; what they mean is ngramcommand.h's.
struct NgramArguments {
    std::vector<std::string> files, words, only;
    std::string workers, partitionLines, partitionBytes;
    std::string format, posTags, years, wordsPerNgram, top;
    std::string output, json, part;
    NamedHosts hosts;
    std::vector<std::string> filesOn; ///< "HOST=FILE"
    bool mergeCase = false, splitPunctuation = false, byYear = false;
    ProgressWish progress;
};

/// Declares the options on `command`, so that parsing fills `arguments`, which must outlive it.
void declareOptions(CLI::App& command, NgramArguments& arguments);

} // namespace loadstone
