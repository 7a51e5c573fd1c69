// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/run/readrequest.h"

#include "core/base/asciicase.h"
#include "core/base/base64.h"
#include "core/base/wholefile.h"
#include "core/load/headerlines.h"

#include <algorithm>
#include <array>

namespace loadstone {

namespace {

Expected<std::string> readFile(const char* option, const std::string& name) {
    return readWholeFile(name).map_error([option](const Error& error) {
        return Error{option, error.message};
    });
}

Expected<std::vector<Header>> headersOf(const std::string& text) {
    if (!text.starts_with("@"))
        return readHeader(text).map([](const Header& header) { return std::vector{header}; });
    const auto lines = readFile("-H", text.substr(1));
    return lines ? readHeaders(*lines) : tl::unexpected(lines.error());
}

Expected<void> takeHeaders(const std::vector<std::string>& texts, Request& into) {
    for (const std::string& text : texts) {
        const auto headers = headersOf(text);
        if (!headers)
            return fail("-H", headers.error().message);
        into.headers.insert(into.headers.end(), headers->begin(), headers->end());
    }
    return {};
}

bool isAuthorization(const Header& header) {
    return sameButForCase(header.name, "Authorization");
}

/// The sentences never quote the text: it is a password.
Expected<void> takeUser(const std::string& text, Request& into) {
    std::string user = text;
    if (text.starts_with("@")) {
        const auto line = readFile("-a", text.substr(1));
        if (!line)
            return tl::unexpected(line.error());
        user = line->substr(0, line->find_first_of("\r\n"));
    }
    if (user.find(':') == std::string::npos)
        return fail("-a", "there is no colon; write it as USER:PASSWORD or as @FILE");
    if (std::ranges::any_of(into.headers, isAuthorization))
        return fail("-a and -H", "give the authorization only once");
    into.headers.push_back({"Authorization", "Basic " + toBase64(user)});
    return {};
}

/// wrk's users write -d for the duration; here, as in curl, it is the body.
bool looksLikeDuration(const std::string& text) {
    const auto unit = text.find_first_not_of("0123456789");
    constexpr std::array<std::string_view, 4> units{"ms", "s", "m", "h"};
    return unit != 0 && unit != std::string::npos &&
           std::ranges::find(units, std::string_view(text).substr(unit)) != units.end();
}

Expected<std::string> textBody(const std::string& text) {
    if (text.starts_with("@"))
        return readFile("-d", text.substr(1));
    if (looksLikeDuration(text))
        return fail("-d", "\"" + text + "\" would be sent as the body; did you mean -z " + text +
                              "? (to send such a body, use --data-raw " + text + ")");
    return text;
}

struct BodyOption {
    const char* field;
    const char* option;
    Expected<std::string> (*read)(const std::string& text);
};
const std::array bodyOptions{
    BodyOption{"data", "-d", textBody},
    BodyOption{rawData, "--data-raw",
               [](const std::string& text) -> Expected<std::string> { return text; }},
    BodyOption{dataFile, "-D", [](const std::string& name) { return readFile("-D", name); }}};

Expected<void> takeBody(const PlanArguments& arguments, Request& into) {
    const char* given = nullptr;
    for (const auto& [field, option, read] : bodyOptions) {
        if (!arguments.has(field))
            continue;
        if (given)
            return fail(std::string(given) + " and " + option,
                        "give the body either as text or as a file, not both");
        given = option;
        auto body = read(arguments.values.at(field).front());
        if (!body)
            return tl::unexpected(body.error());
        into.body = *std::move(body);
    }
    if (given && !arguments.has("method"))
        into.method = "POST";
    return {};
}

} // namespace

Expected<void> readRequest(const PlanArguments& arguments, Request& into) {
    if (arguments.has("header"))
        if (auto read = takeHeaders(arguments.values.at("header"), into); !read)
            return read;
    if (arguments.has(userField))
        if (auto read = takeUser(arguments.values.at(userField).front(), into); !read)
            return read;
    return takeBody(arguments, into);
}

} // namespace loadstone
