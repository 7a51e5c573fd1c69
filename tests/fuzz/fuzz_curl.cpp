// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/curl/commandwords.h"
#include "core/curl/curlexport.h"
#include "core/curl/curlimport.h"
#include "core/load/requestfile.h"

#include <cstdlib>

using namespace loadstone;

namespace {

/// What would read a file is not tried, since a file may be endless.
bool namesFile(const CommandWord& word) {
    return word.text.find('@') != std::string::npos || word.text.find('<') != std::string::npos ||
           (word.text.starts_with("-") && word.text.find('T') != std::string::npos) ||
           word.text.find("upload") != std::string::npos;
}

} // namespace

// A cURL command, and what was read of it as a command and as a file again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    for (const auto& words : {bashWords(text), cmdWords(text), powerShellWords(text)})
        for (const CommandWord& word : words ? words->words : std::vector<CommandWord>())
            if (word.position < 1 || word.position > size)
                std::abort();
    (void)decodeRequestFile(text);
    const auto words = commandWords(text);
    if (!words)
        return 0;
    for (const CommandWord& word : words->words)
        if (namesFile(word))
            return 0;
    const auto imported = importCurl(text);
    if (!imported)
        return 0;
    const auto again = importCurl(exportCurl(imported->plan, Secrets::Kept));
    if (!again ||
        exportCurl(again->plan, Secrets::Kept) != exportCurl(imported->plan, Secrets::Kept))
        std::abort();
    if (decodeRequestFile(encodeRequestFile(imported->plan)).value_or(LoadPlan()) != imported->plan)
        std::abort();
    return 0;
}
