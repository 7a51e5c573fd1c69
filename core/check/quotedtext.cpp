// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/check/quotedtext.h"

#include "core/base/trimmed.h"

#include <array>

namespace loadstone {

namespace {

struct Escape {
    char letter;
    char meaning;
};
constexpr std::array escapes{Escape{'"', '"'}, Escape{'\\', '\\'}, Escape{'n', '\n'},
                             Escape{'r', '\r'}, Escape{'t', '\t'}};

const Escape* escapeOf(char letter) {
    for (const Escape& escape : escapes)
        if (escape.letter == letter)
            return &escape;
    return nullptr;
}

/// How many characters the text in quotes takes, both quotes included; 0 if it has no end.
std::size_t readInQuotes(std::string_view text, std::string& into) {
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '"')
            return i + 1;
        const Escape* escape =
            text[i] == '\\' && i + 1 < text.size() ? escapeOf(text[i + 1]) : nullptr;
        into += escape ? escape->meaning : text[i];
        i += escape ? 1 : 0;
    }
    return 0;
}

} // namespace

std::string inQuotes(std::string_view text) {
    std::string inQuotes = "\"";
    for (const char c : text) {
        const Escape* found = nullptr;
        for (const Escape& escape : escapes)
            found = escape.meaning == c ? &escape : found;
        if (found)
            inQuotes += '\\';
        inQuotes += found ? found->letter : c;
    }
    return inQuotes + '"';
}

std::string quotedIfNeeded(std::string_view text) {
    const bool isPlain = !text.empty() && !text.starts_with('"') && trimmed(text) == text &&
                         text.find_first_of("\n\r\t") == std::string_view::npos;
    return isPlain ? std::string(text) : inQuotes(text);
}

Expected<std::string> readQuoted(TermReader& reader, const std::string& what) {
    std::string text;
    const std::size_t begin = reader.position();
    if (reader.rest().starts_with('"')) {
        const std::size_t end = readInQuotes(reader.rest(), text);
        if (end == 0) {
            reader.skip(reader.rest().size());
            return reader.expects("a \" that ends the text");
        }
        reader.skip(end);
    } else {
        text = reader.rest();
        reader.skip(text.size());
    }
    if (!text.empty())
        return text;
    reader.goBack(begin);
    return reader.expects(what);
}

} // namespace loadstone
