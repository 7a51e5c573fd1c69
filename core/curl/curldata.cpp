// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/curl/curldata.h"

#include "core/base/percentencoding.h"
#include "core/http/url.h"

#include <algorithm>

namespace loadstone {

namespace {

/// The text, or the content of the file that it names behind an @.
Expected<std::string> contentOf(CurlDraft& draft, const std::string& value) {
    return value.starts_with('@') ? draft.contentOf(value.substr(1)) : Expected<std::string>(value);
}

Expected<void> addText(CurlDraft& draft, const Expected<std::string>& text) {
    if (!text)
        return tl::unexpected(text.error());
    draft.addData(*text);
    return {};
}

std::string withoutLineEnds(std::string text) {
    std::erase_if(text, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
    return text;
}

/// As forms are encoded by browsers: a blank is a plus.
std::string formEncoded(const std::string& text) {
    std::string encoded = percentEncoded(text);
    for (std::size_t at = 0; (at = encoded.find("%20", at)) != std::string::npos;)
        encoded.replace(at, 3, "+");
    return encoded;
}

} // namespace

Expected<void> addDataOrFile(CurlDraft& draft, const std::string& value) {
    const bool isFile = value.starts_with('@');
    return addText(draft, contentOf(draft, value).map([isFile](const std::string& text) {
        return isFile ? withoutLineEnds(text) : text;
    }));
}

Expected<void> addRawData(CurlDraft& draft, const std::string& value) {
    return addText(draft, value);
}

Expected<void> addBinaryData(CurlDraft& draft, const std::string& value) {
    return addText(draft, contentOf(draft, value));
}

Expected<void> addEncodedData(CurlDraft& draft, const std::string& value) {
    const std::size_t mark = value.find_first_of("=@");
    const bool hasName = mark != std::string::npos && mark > 0;
    const std::string name = hasName ? value.substr(0, mark) + "=" : "";
    const std::size_t begin = mark == std::string::npos ? 0 : mark;
    const bool isFile = value.substr(begin).starts_with('@');
    const std::string rest = value.substr(mark == std::string::npos || isFile ? begin : begin + 1);
    return addText(draft,
                   (isFile ? contentOf(draft, rest) : Expected<std::string>(rest))
                       .map([&](const std::string& text) { return name + formEncoded(text); }));
}

Expected<void> addJson(CurlDraft& draft, const std::string& value) {
    const auto text = contentOf(draft, value);
    if (!text)
        return tl::unexpected(text.error());
    draft.isJson = true;
    draft.data = draft.data.value_or("") + *text;
    return {};
}

} // namespace loadstone
