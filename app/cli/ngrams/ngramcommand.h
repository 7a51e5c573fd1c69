// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/ngrams/ngramarguments.h"
#include "app/cli/outputrequest.h"
#include "core/hosts/countmessages.h"
#include "core/ngram/job/ngramjob.h"
#include "core/report/ngramjson.h"

namespace loadstone {

/// What `loadstone-cli ngrams` was asked to do.
struct NgramCommand {
    NgramJob job;
    NgramQuestions questions;
    std::vector<OutputRequest> outputs; ///< "text", "json" or "tsv"; "part" alone
    ProgressWish progress;
    std::optional<SharedJob> shared; ///< among hosts; none: this machine counts alone
};

/// The error with the option by which its field is set.
Error withOption(const Error& error);

/// The job and outputs that the arguments mean, validated. Errors name the option in `field`.
Expected<NgramCommand> readCommand(const NgramArguments& arguments);

} // namespace loadstone
