// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/run/secrettext.h"

#include "core/base/wholefile.h"

namespace loadstone {

Expected<std::string> secretText(const std::string& option, const std::string& text) {
    if (!text.starts_with("@"))
        return text;
    const auto file = readWholeFile(text.substr(1));
    if (!file)
        return fail(option, file.error().message);
    std::string first = file->substr(0, file->find_first_of("\r\n"));
    if (first.empty())
        return fail(option, "the first line of " + text.substr(1) +
                                " is empty; write the secret there, and nothing before it");
    return first;
}

} // namespace loadstone
