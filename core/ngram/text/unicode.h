// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace loadstone {

/// What a character means for the splitting of text into words.
enum class CharKind : std::uint8_t { Letter, Space, Punctuation };

/// One character of UTF-8.
struct Character {
    std::int32_t codePoint = 0;
    std::size_t bytes = 0; ///< 0: these bytes are not UTF-8
};

/// The character at the start of `text`, which is not empty.
Character decode(std::string_view text) noexcept;

/// By Unicode's general categories: Z, U+0085 and ASCII's white space are space; P and S
/// punctuation.
CharKind kindOf(std::int32_t codePoint) noexcept;

/// Appends `codePoint` with its case folded (Unicode's full case folding).
void appendFolded(std::int32_t codePoint, std::string& to);

/// `text` with its case folded; bytes that are not UTF-8 stay as they are.
void foldCase(std::string_view text, std::string& to);

} // namespace loadstone
