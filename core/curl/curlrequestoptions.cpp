// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/curl/curldata.h"
#include "core/curl/curloption.h"
#include "core/http/formtext.h"
#include "core/load/headerlines.h"

#include <array>

namespace loadstone {

namespace {

Expected<void> addHeader(CurlDraft& draft, const std::string& value) {
    if (value.starts_with('@')) {
        const auto read = draft.contentOf(value.substr(1)).and_then([](const std::string& text) {
            return readHeaders(text);
        });
        if (!read)
            return tl::unexpected(read.error());
        draft.request.headers.insert(draft.request.headers.end(), read->begin(), read->end());
        return {};
    }
    if (const auto header = readHeader(value)) // what is none, curl leaves out
        draft.request.headers.push_back(*header);
    return {};
}

Expected<void> takeInto(std::optional<std::string>& into, const std::string& value) {
    into = value;
    return {};
}

Expected<void> addPart(CurlDraft& draft, const std::string& value) {
    if (const auto file = fileOfFormPart(value))
        if (auto noted = draft.noteFile(*file); !noted)
            return noted;
    const auto part = readFormPart(value);
    if (!part)
        return fail("", part.error().message);
    draft.form.push_back(*part);
    return {};
}

Expected<void> addFormString(CurlDraft& draft, const std::string& value) {
    const std::size_t equals = value.find('=');
    if (equals == std::string::npos)
        return fail("", "a part of a form has no name; write it as NAME=VALUE");
    draft.form.push_back({value.substr(0, equals), value.substr(equals + 1), {}, {}});
    return {};
}

Expected<void> addCookie(CurlDraft& draft, const std::string& value) {
    if (value.find('=') == std::string::npos)
        return fail("", "cookies from a file are not read; write them as NAME=VALUE");
    draft.cookies.push_back(value);
    return {};
}

Expected<void> takeUpload(CurlDraft& draft, const std::string& value) {
    const auto content = draft.contentOf(value);
    if (!content)
        return tl::unexpected(content.error());
    draft.upload = *content;
    draft.uploadName = value.substr(value.find_last_of("/\\") + 1);
    return {};
}

/// Of an upload curl would send the rest only.
Expected<void> continueAt(CurlDraft& draft, const std::string& value) {
    if (value.empty() || value.find_first_not_of("0123456789") != std::string::npos)
        return fail("",
                    "where to go on follows from a file that curl has; write a number of bytes");
    const bool isAll = value.find_first_not_of('0') == std::string::npos;
    draft.continueAt = isAll ? std::nullopt : std::optional(value + "-");
    return {};
}

Expected<void> setScheme(CurlDraft& draft, const std::string& value) {
    if (value != "http" && value != "https")
        return fail("", "\"" + value + "\" cannot be tested; write http or https");
    draft.scheme = value;
    return {};
}

// "URL;auto" follows redirects with it, which the first request does not.
Expected<void> takeReferer(CurlDraft& draft, const std::string& value) {
    constexpr std::string_view isAuto = ";auto";
    const bool has = value.ends_with(isAuto);
    draft.referer = value.substr(0, value.size() - (has ? isAuto.size() : 0));
    return {};
}

Expected<void> setMethod(CurlDraft& draft, const std::string& value) {
    draft.method = value;
    return {};
}

template <auto Member, bool Value>
Expected<void> turn(CurlDraft& draft, const std::string&) {
    draft.*Member = Value;
    return {};
}

template <auto Member>
constexpr CurlOption requestFlag(char letter, std::string_view name) {
    return {letter, name, false, turn<Member, true>, turn<Member, false>};
}

template <auto Member>
constexpr CurlOption requestText(char letter, std::string_view name) {
    return {letter, name, true, [](CurlDraft& draft, const std::string& value) {
                return takeInto(draft.*Member, value);
            }};
}

constexpr std::array requestOptions{CurlOption{'X', "request", true, setMethod},
                                    CurlOption{'H', "header", true, addHeader},
                                    CurlOption{'d', "data", true, addDataOrFile},
                                    CurlOption{'\0', "data-ascii", true, addDataOrFile},
                                    CurlOption{'\0', "data-raw", true, addRawData},
                                    CurlOption{'\0', "data-binary", true, addBinaryData},
                                    CurlOption{'\0', "data-urlencode", true, addEncodedData},
                                    CurlOption{'\0', "json", true, addJson},
                                    CurlOption{'F', "form", true, addPart},
                                    CurlOption{'\0', "form-string", true, addFormString},
                                    CurlOption{'b', "cookie", true, addCookie},
                                    CurlOption{'T', "upload-file", true, takeUpload},
                                    CurlOption{'C', "continue-at", true, continueAt},
                                    CurlOption{'\0', "proto-default", true, setScheme},
                                    CurlOption{'e', "referer", true, takeReferer},
                                    requestText<&CurlDraft::user>('u', "user"),
                                    requestText<&CurlDraft::bearer>('\0', "oauth2-bearer"),
                                    requestText<&CurlDraft::agent>('A', "user-agent"),
                                    requestText<&CurlDraft::range>('r', "range"),
                                    requestFlag<&CurlDraft::isHead>('I', "head"),
                                    requestFlag<&CurlDraft::dataIsQuery>('G', "get"),
                                    CurlOption{'g', "globoff", false,
                                               turn<&CurlDraft::globs, false>,
                                               turn<&CurlDraft::globs, true>}};

} // namespace

std::span<const CurlOption> curlRequestOptions() {
    return requestOptions;
}

} // namespace loadstone
