// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/visibletext.h"

namespace loadstone {

namespace {

bool isContinued(char c) {
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

/// One of C1, which takes two bytes.
bool isControlPair(std::string_view text) {
    return text.size() > 1 && text[0] == '\xc2' && isContinued(text[1]) &&
           static_cast<unsigned char>(text[1]) < 0xa0;
}

} // namespace

std::string visibleText(std::string_view text) {
    std::string shown;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool isPair = isControlPair(text.substr(i));
        const bool isObeyed =
            (byte < ' ' && text[i] != '\n' && text[i] != '\t') || byte == 0x7f || isPair;
        shown += isObeyed ? '?' : text[i];
        i += isPair ? 1 : 0;
    }
    return shown;
}

std::string shortText(std::string_view text, std::size_t mostBytes) {
    constexpr std::string_view more = "…";
    if (text.size() <= mostBytes)
        return std::string(text);
    std::size_t end = mostBytes - more.size();
    while (end > 0 && isContinued(text[end]))
        --end;
    return std::string(text.substr(0, end)) + std::string(more);
}

} // namespace loadstone
