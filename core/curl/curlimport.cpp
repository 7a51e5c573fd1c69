// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/curl/curlimport.h"

#include "core/base/byteordermark.h"
#include "core/curl/curlarguments.h"
#include "core/http/url.h"
#include "core/load/connectioncheck.h"

#include <algorithm>
#include <array>

namespace loadstone {

namespace {

/// The program, whose path may stand before its name, as that of a URL may end in "/curl".
bool isCurl(std::string_view word) {
    if (word.find("://") != std::string_view::npos)
        return false;
    word = word.substr(word.find_last_of("/\\") + 1);
    return word == "curl" || word == "curl.exe";
}

/// As text processors make them of quotes and dashes, which no shell knows.
bool isTypographic(std::string_view word) {
    constexpr std::array<std::string_view, 6> signs{"\u2018", "\u2019", "\u201c",
                                                    "\u201d", "\u2013", "\u2014"};
    return std::ranges::any_of(signs, [word](std::string_view sign) {
        return word.starts_with(sign) || word.ends_with(sign);
    });
}

Expected<void> takeUrl(CurlDraft& draft, const CurlArgument& argument) {
    if (isTypographic(argument.value))
        return fail("URL", "a typographic quote or dash stands" + atPosition(argument.position) +
                               "; write \" or ' for quotes and - or -- for dashes");
    if (!draft.request.url.empty())
        return fail("URL", "a second URL stands" + atPosition(argument.position) +
                               "; a run has one, so keep one of them");
    if (argument.value.empty())
        return fail("URL", "the URL" + atPosition(argument.position) + " is empty");
    draft.request.url = argument.value;
    return {};
}

Expected<void> apply(CurlDraft& draft, const CurlArgument& argument) {
    if (!argument.option)
        return takeUrl(draft, argument);
    const CurlOption& option = *argument.option;
    const auto effect = argument.isOff ? option.effectOff : option.effect;
    if (!option.leftOut.empty() && !argument.isOff)
        draft.notes.push_back(argument.typed + " was left out: " + std::string(option.leftOut));
    if (!effect)
        return {};
    return effect(draft, argument.value).map_error([&](const Error& error) {
        return Error{argument.typed,
                     error.message + "; the option stands" + atPosition(argument.position)};
    });
}

/// curl makes several requests of one URL; an address of IPv6 has brackets as well.
Expected<void> checkGlobs(const CurlDraft& draft) {
    const std::string& url = draft.request.url;
    const std::size_t host = url.find("://") + 3;
    const bool isAddress = url.substr(std::min(url.find('@', host) + 1, host)).starts_with('[') ||
                           url.substr(host).starts_with('[');
    const std::size_t from = isAddress ? std::min(url.find(']', host), url.size()) + 1 : host;
    if (!draft.globs || url.find_first_of("[]{}", std::min(from, url.size())) == std::string::npos)
        return {};
    return fail("URL", "curl makes several requests of [ ] and { } in a URL; write them as %5B, "
                       "%5D, %7B and %7D, or add -g");
}

void noteRedirects(CurlDraft& draft) {
    if (draft.followsRedirects && !draft.refusedRedirects.empty())
        draft.notes.push_back("--max-redirs " + draft.refusedRedirects + " became " +
                              std::to_string(maxRedirects) + ", the most that a run follows");
}

std::string_view withoutMark(std::string_view text) {
    return text.substr(text.starts_with(byteOrderMark) ? byteOrderMark.size() : 0);
}

Expected<CurlDraft> draftOf(const std::vector<CurlArgument>& arguments, CurlInput input) {
    CurlDraft draft;
    draft.hasInput = input == CurlInput::Free;
    for (const CurlArgument& argument : arguments)
        if (const auto applied = apply(draft, argument); !applied)
            return tl::unexpected(applied.error());
    if (draft.request.url.empty())
        return fail("URL", "the command has no URL");
    if (draft.request.url.find("://") == std::string::npos)
        draft.request.url.insert(0, draft.scheme + "://");
    if (const auto plain = checkGlobs(draft); !plain)
        return tl::unexpected(plain.error());
    noteRedirects(draft);
    return draft;
}

/// What is wrong with a plan that a command cannot say otherwise.
Expected<LoadPlan> checked(const LoadPlan& plan) {
    const auto errors = validate(plan);
    return errors.empty() ? Expected<LoadPlan>(plan) : tl::unexpected(errors.front());
}

} // namespace

bool looksLikeCurl(std::string_view text) {
    text = withoutMark(text);
    const std::size_t begin = text.find_first_not_of(" \t\r\n$%");
    if (begin == std::string_view::npos)
        return false;
    text.remove_prefix(begin);
    const std::size_t end = text.find_first_of(" \t\r\n");
    return end != std::string_view::npos && isCurl(text.substr(0, end));
}

Expected<ImportedCurl> importCurl(std::string_view command, CurlInput input) {
    auto read = commandWords(withoutMark(command));
    if (!read)
        return tl::unexpected(read.error());
    if (read->words.empty() || !isCurl(read->words.front().text))
        return fail("", "the command does not begin with curl");
    std::vector<std::string> files;
    return curlArguments(read->words)
        .and_then([input](const auto& arguments) { return draftOf(arguments, input); })
        .and_then([&](const CurlDraft& draft) {
            files = draft.files;
            read->notes.insert(read->notes.end(), draft.notes.begin(), draft.notes.end());
            return planOf(draft);
        })
        .and_then(checked)
        .map([&](const LoadPlan& plan) {
            return ImportedCurl{plan, std::move(read->notes), std::move(files)};
        });
}

} // namespace loadstone
