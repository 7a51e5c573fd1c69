// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"
#include "core/load/loadplan.h"

#include <string>
#include <string_view>
#include <vector>

namespace loadstone {

/// A plan that sends what a cURL command does, and what a person should know of how it was read.
struct ImportedCurl {
    LoadPlan plan;
    std::vector<std::string> notes;
    std::vector<std::string> files; ///< that it names and that were read
};

/// Whether a command may have more from standard input, or came from it itself.
enum class CurlInput { Free, Taken };

/// Whether a text looks like a cURL command, be it a wrong one. A URL is none, whatever it ends in.
/// The mark that a file in UTF-8 may begin with is none of it.
bool looksLikeCurl(std::string_view text);

/// Reads a command as browsers and documents of interfaces print it, for bash, cmd or PowerShell.
/// Files that it names are read; nothing is run and nothing is sent. Errors name the option as it
/// was written, if there is one, and say where it stands.
Expected<ImportedCurl> importCurl(std::string_view command, CurlInput input = CurlInput::Free);

} // namespace loadstone
