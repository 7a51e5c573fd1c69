// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/outputrequest.h"
#include "core/report/ngramreport.h"

#include <CLI/App.hpp>

namespace loadstone {

/// The options of `loadstone-cli ngrams-merge` as they were typed.
struct MergeArguments {
    std::vector<std::string> files, words;
    std::string top, output, json;
};

/// Declares the options on `command`, so that parsing fills `arguments`, which must outlive it.
void declareOptions(CLI::App& command, MergeArguments& arguments);

/// What it was asked to do.
struct MergeCommand {
    std::vector<std::string> parts; ///< files
    NgramQuestions questions;
    std::vector<OutputRequest> outputs; ///< "tsv", "text" or "json"
};

/// Errors name the option in `field`.
Expected<MergeCommand> readCommand(const MergeArguments& arguments);

} // namespace loadstone
