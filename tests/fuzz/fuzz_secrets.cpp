// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/knownsecrets.h"
#include "core/http/missingsecrets.h"
#include "core/http/secrets.h"

#include <algorithm>
#include <cstdlib>

using namespace loadstone;

namespace {

void require(bool holds) {
    if (!holds)
        std::abort();
}

std::string_view lineOf(std::string_view& text) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    return line;
}

bool isMissing(const Request& request, const char* field) {
    return std::ranges::count(missingSecrets(request), field, &MissingSecret::field) > 0;
}

/// It may go with the secret that it is part of, and then what is left is no URL.
bool hasUrlWithin(std::string_view text) {
    return text.find("://", text.find("://") == 4 || text.find("://") == 5 ? 8 : 0) != text.npos;
}

} // namespace

// A line for the URL, one for a key, and the body. What is masked is said to be missing, and a key
// stands in no text that it is hidden in.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view text(reinterpret_cast<const char*>(data), size);
    if (text.find('*') != std::string_view::npos)
        return 0;
    Request request;
    request.url = lineOf(text);
    const std::string key(lineOf(text));
    request.headers = {{"X-Key", key}, {"Cookie", key}, {"Authorization", key}};
    request.body = std::string(text);
    const Request masked = withoutSecrets(request);
    require(isMissing(masked, "header") == !key.empty());
    if (!hasUrlWithin(request.url) && !hasUrlWithin(request.body.bytes())) {
        require(isMissing(masked, "url") == (masked.url != request.url));
        require(isMissing(masked, "data") == (masked.body != request.body));
    }
    KnownSecrets known;
    known.addThoseOf(request);
    const bool isKnown = key.size() >= KnownSecrets::shortestAnywhere;
    require(!isKnown || known.hiddenIn(text).find(key) == std::string::npos);
    return 0;
}
