// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/run/readrequest.h"

#include "app/cli/run/secrettext.h"
#include "core/base/asciicase.h"
#include "core/base/base64.h"
#include "core/base/byteordermark.h"
#include "core/base/wholefile.h"
#include "core/http/formtext.h"
#include "core/http/missingsecrets.h"
#include "core/http/url.h"
#include "core/load/headerlines.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace loadstone {

namespace {

constexpr const char* authorization = "Authorization";

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

/// A file has lost what such a header said.
void dropMasked(const std::string& name, Request& from) {
    std::erase_if(from.headers, [&](const Header& header) {
        return sameButForCase(header.name, name) && holdsMask(header);
    });
}

void addHeader(const Header& header, Request& into) {
    dropMasked(header.name, into);
    into.headers.push_back(header);
}

Expected<void> takeHeaders(const std::vector<std::string>& texts, Request& into) {
    for (const std::string& text : texts) {
        const auto headers = headersOf(text);
        if (!headers)
            return fail("-H", headers.error().message);
        for (const Header& header : *headers)
            addHeader(header, into);
    }
    return {};
}

/// The form that a file has is named by its own boundary there.
bool isContentType(const Header& header) {
    return sameButForCase(header.name, "Content-Type");
}

bool isAuthorization(const Header& header) {
    return sameButForCase(header.name, authorization);
}

Expected<void> authorize(const char* option, const std::string& value, Request& into) {
    dropMasked(authorization, into);
    if (std::ranges::any_of(into.headers, isAuthorization))
        return fail(std::string(option) + " and -H", "give the authorization only once");
    into.headers.push_back({authorization, value});
    into.url = withoutMaskedUser(into.url);
    return {};
}

/// Digest answers a challenge, so it is no header of every request: the URL keeps the user.
Expected<void> takeDigestUser(const std::string& user, Request& into) {
    dropMasked(authorization, into);
    const auto url = withUser(withoutMaskedUser(into.url), user);
    if (!url)
        return fail("-a", "the URL names a user already; give one only once");
    into.url = *url;
    return {};
}

/// The sentences never quote the text: it is a password.
Expected<void> takeUser(const std::string& text, bool byDigest, Request& into) {
    const auto user = secretText("-a", text);
    if (!user)
        return tl::unexpected(user.error());
    if (user->find(':') == std::string::npos)
        return fail("-a", "there is no colon; write it as USER:PASSWORD or as @FILE");
    return byDigest ? takeDigestUser(*user, into)
                    : authorize("-a", "Basic " + toBase64(*user), into);
}

Expected<void> takeBearer(const std::string& text, Request& into) {
    const auto token = secretText("--bearer", text);
    return token ? authorize("--bearer", "Bearer " + *token, into) : tl::unexpected(token.error());
}

Expected<void> takeCookies(const std::string& text, Request& into) {
    const auto cookies = secretText("-b", text);
    if (!cookies)
        return tl::unexpected(cookies.error());
    if (cookies->find('=') == std::string::npos)
        return fail("-b", "there is no = in the cookies; write them as NAME=VALUE; NAME=VALUE, or "
                          "as @FILE");
    addHeader({"Cookie", *cookies}, into);
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

/// A file may have said that it is to be PUT.
void sendByPost(const PlanArguments& arguments, Request& into) {
    if (!arguments.has("method") && into.method == "GET")
        into.method = "POST";
}

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
    if (given && arguments.has(formField))
        return fail(std::string(given) + " and -F", "give the body either by itself or as a form");
    if (given)
        sendByPost(arguments, into);
    return {};
}

Expected<void> takeForm(const PlanArguments& arguments, Request& into) {
    if (!arguments.has(formField))
        return {};
    std::vector<FormPart> parts;
    for (const std::string& text : arguments.values.at(formField)) {
        const auto part = readFormPart(text);
        if (!part)
            return fail("-F", part.error().message);
        parts.push_back(*part);
    }
    setForm(into, parts);
    sendByPost(arguments, into);
    return {};
}

Expected<void> takeAuthorization(const PlanArguments& arguments, bool byDigest, Request& into) {
    if (arguments.has(userField) && arguments.has(bearerField))
        return fail("-a and --bearer", "give the authorization only once");
    Expected<void> read;
    if (arguments.has(userField))
        read = takeUser(arguments.values.at(userField).front(), byDigest, into);
    if (read && arguments.has(bearerField))
        read = takeBearer(arguments.values.at(bearerField).front(), into);
    if (read && arguments.has(cookieField))
        read = takeCookies(arguments.values.at(cookieField).front(), into);
    return read;
}

/// "FILE@3", unless a file has that very name.
WeightedName queryFileNamed(const std::string& typed) {
    std::error_code unknown; // as of SQL, which is too long for a name
    return std::filesystem::exists(typed, unknown) ? WeightedName{typed, 1} : weightedName(typed);
}

Expected<std::vector<WeightedQuery>> queriesOfFile(const std::string& typed) {
    const WeightedName file = queryFileNamed(typed);
    const auto text = readFile("--sql", file.name);
    if (!text)
        return tl::unexpected(text.error());
    auto queries =
        queriesIn(text->substr(text->starts_with(byteOrderMark) ? byteOrderMark.size() : 0));
    if (file.weight == 1)
        return queries;
    if (queries.size() != 1 || queries.front().weight != 1)
        return fail("--sql", "\"" + typed + "\": this file has weights of its own; leave " +
                                 typed.substr(file.name.size()) + " out");
    queries.front().weight = file.weight;
    return queries;
}

} // namespace

Expected<void> readRequest(const PlanArguments& arguments, LoadPlan& plan) {
    Request& into = plan.request;
    if (arguments.has(formField))
        std::erase_if(into.headers, isContentType);
    if (arguments.has("header"))
        if (auto read = takeHeaders(arguments.values.at("header"), into); !read)
            return read;
    if (auto read = takeAuthorization(arguments, plan.transport.digest, into); !read)
        return read;
    if (auto read = takeBody(arguments, into); !read)
        return read;
    return takeForm(arguments, into);
}

Expected<void> readQueryFiles(const PlanArguments& arguments, Queries& into) {
    if (!arguments.has(sqlFile))
        return {};
    if (!arguments.has("query"))
        into.all.clear();
    for (const std::string& typed : arguments.values.at(sqlFile)) {
        const auto queries = queriesOfFile(typed);
        if (!queries)
            return tl::unexpected(queries.error());
        into.all.insert(into.all.end(), queries->begin(), queries->end());
    }
    return {};
}

} // namespace loadstone
