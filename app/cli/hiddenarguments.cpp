// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/hiddenarguments.h"

#include "core/http/secrets.h"
#include "core/postgres/databaseurl.h"

#include <algorithm>
#include <cstring>

namespace loadstone {

namespace {

/// A scheme may be missing, as in user:password@host.
bool mayHaveUser(const std::string& text) {
    const std::size_t at = text.find('@');
    return text.find_first_of(" \t\n") == text.npos && at != text.npos && at > 0 &&
           text.find(':') < at;
}

} // namespace

std::string withoutSecretsOfUrls(const std::string& argument) {
    const std::size_t equals = argument.find('=');
    if (argument.starts_with("--") && equals != argument.npos)
        return argument.substr(0, equals + 1) + withoutSecretsOfUrls(argument.substr(equals + 1));
    const std::string url = databaseUrlOf(argument);
    const bool isUrl = url != argument || isDatabaseUrl(url) || mayHoldUrl(url) || mayHaveUser(url);
    if (!isUrl)
        return argument;
    const std::string masked = withoutSecrets(std::string_view(url));
    return masked == url ? argument : masked;
}

void hideSecretsIn(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        const std::string shown = withoutSecretsOfUrls(argument);
        if (shown == argument)
            continue;
        std::memset(argv[i], 0, argument.size());
        std::memcpy(argv[i], shown.data(), std::min(shown.size(), argument.size()));
    }
}

} // namespace loadstone
