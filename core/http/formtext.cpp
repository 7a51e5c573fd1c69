// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/formtext.h"

#include "core/base/wholefile.h"

namespace loadstone {

namespace {

constexpr const char* formField = "form";

/// Text up to `end`, or within quotes, in which \" and \\ stand for what is behind them.
std::string takeUntil(std::string& rest, char end) {
    std::string text;
    const bool isQuoted = rest.starts_with('"');
    std::size_t at = isQuoted ? 1 : 0;
    for (; at < rest.size() && rest[at] != (isQuoted ? '"' : end); ++at) {
        const bool isEscape = isQuoted && rest[at] == '\\' && at + 1 < rest.size() &&
                              (rest[at + 1] == '"' || rest[at + 1] == '\\');
        text += rest[isEscape ? ++at : at];
    }
    rest.erase(0, isQuoted && at < rest.size() ? at + 1 : at);
    return text;
}

/// ";type=text/plain;filename=a.txt"
Expected<void> takeAttributes(std::string rest, FormPart& part) {
    while (!rest.empty()) {
        rest.erase(0, rest.find_first_not_of("; "));
        const std::size_t equals = rest.find('=');
        const std::string name = rest.substr(0, equals);
        rest.erase(0, equals == std::string::npos ? rest.size() : equals + 1);
        if (name == "type")
            part.type = takeUntil(rest, ';');
        else if (name == "filename")
            part.fileName = takeUntil(rest, ';');
        else
            return fail(formField, "\"" + name +
                                       "\" is not known behind a part of a form; there are "
                                       ";type=TYPE and ;filename=NAME");
    }
    return {};
}

std::string baseName(const std::string& path) {
    return path.substr(path.rfind('/') + 1);
}

/// What stands for the content of a part: text, or a file.
struct FormSource {
    char kind = '\0'; ///< '@' or '<' of a file
    std::string value;
    std::string rest; ///< behind it

    bool isFile() const { return kind == '@' || kind == '<'; }
};

FormSource sourceIn(std::string text) {
    FormSource source{text.empty() ? '\0' : text.front(), {}, {}};
    if (source.isFile())
        text.erase(0, 1);
    source.value = takeUntil(text, ';');
    source.rest = std::move(text);
    return source;
}

} // namespace

Expected<FormPart> readFormPart(const std::string& text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0)
        return fail(formField,
                    "a part of a form has no name; write it as NAME=VALUE or NAME=@FILE");
    FormPart part{text.substr(0, equals), {}, {}, {}};
    const auto [kind, value, rest] = sourceIn(text.substr(equals + 1));
    if (kind == '@' || kind == '<') {
        const auto content = readWholeFile(value);
        if (!content)
            return fail(formField, content.error().message);
        part.content = *content;
    } else {
        part.content = value;
    }
    if (kind == '@') {
        part.fileName = value == "-" ? "-" : baseName(value);
        part.type = contentTypeOf(part.fileName);
    }
    const auto read = takeAttributes(rest, part);
    return read ? Expected<FormPart>(part) : tl::unexpected(read.error());
}

std::optional<std::string> fileOfFormPart(const std::string& text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos)
        return std::nullopt;
    const FormSource source = sourceIn(text.substr(equals + 1));
    return source.isFile() ? std::optional(source.value) : std::nullopt;
}

} // namespace loadstone
