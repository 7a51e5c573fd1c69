// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/curl/ansiescape.h"

#include "core/base/utf8.h"

#include <array>
#include <cstdint>

namespace loadstone {

namespace {

struct Named {
    char letter;
    char byte;
};
constexpr std::array named{Named{'a', '\a'},   Named{'b', '\b'}, Named{'e', '\x1b'},
                           Named{'E', '\x1b'}, Named{'f', '\f'}, Named{'n', '\n'},
                           Named{'r', '\r'},   Named{'t', '\t'}, Named{'v', '\v'}};

int digitOf(char c, unsigned base) {
    const int value = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : 99;
    return value < static_cast<int>(base) ? value : -1;
}

/// At most so many digits; none leaves the cursor where it is.
std::uint32_t takeNumber(TextCursor& cursor, unsigned base, int most) {
    std::uint32_t number = 0;
    for (int i = 0; i < most && digitOf(cursor.peek(), base) >= 0; ++i)
        number = number * base + static_cast<std::uint32_t>(digitOf(cursor.take(), base));
    return number;
}

std::string byteOf(std::uint32_t number) {
    std::string byte;
    byte += static_cast<char>(number & 0xffU);
    return byte;
}

/// \xHH, \uHHHH and \UHHHHHHHH; without a digit they are what they look like.
std::string takeHexadecimal(TextCursor& cursor, char letter) {
    if (digitOf(cursor.peek(), 16) < 0)
        return std::string("\\") + letter;
    if (letter == 'x')
        return byteOf(takeNumber(cursor, 16, 2));
    return toUtf8(takeNumber(cursor, 16, letter == 'u' ? 4 : 8));
}

} // namespace

std::string takeAnsiEscape(TextCursor& cursor) {
    if (digitOf(cursor.peek(), 8) >= 0)
        return byteOf(takeNumber(cursor, 8, 3));
    const char letter = cursor.take();
    for (const Named& one : named)
        if (one.letter == letter)
            return {one.byte};
    if (letter == 'x' || letter == 'u' || letter == 'U')
        return takeHexadecimal(cursor, letter);
    if (letter == 'c' && !cursor.isAtEnd())
        return byteOf(static_cast<std::uint32_t>(cursor.take()) & 0x1fU);
    const bool standsForItself = letter == '\\' || letter == '\'' || letter == '"' || letter == '?';
    return standsForItself ? std::string(1, letter) : std::string("\\") + letter;
}

} // namespace loadstone
