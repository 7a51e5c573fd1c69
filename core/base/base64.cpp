// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/base64.h"

#include <openssl/evp.h>

#include <algorithm>

namespace loadstone {

namespace {

unsigned char* writable(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

const unsigned char* readable(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::size_t paddingOf(std::string_view text) {
    const auto last = text.find_last_not_of('=');
    return last == std::string_view::npos ? text.size() : text.size() - last - 1;
}

// OpenSSL counts by int, so long texts go through it in blocks.
constexpr std::size_t blockBytes = 768 * 1024;
constexpr std::size_t blockText = blockBytes / 3 * 4;

} // namespace

std::string toBase64(std::string_view bytes) {
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0'); // EVP ends it with a NUL
    unsigned char* to = writable(text);
    for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), blockBytes))) {
        const auto block = bytes.substr(0, blockBytes);
        to += EVP_EncodeBlock(to, readable(block), static_cast<int>(block.size()));
    }
    text.pop_back();
    return text;
}

std::optional<std::string> fromBase64(std::string_view text) {
    const std::size_t padding = paddingOf(text);
    if (text.size() % 4 != 0 || padding > 2)
        return std::nullopt;
    std::string bytes(text.size() / 4 * 3, '\0');
    unsigned char* to = writable(bytes);
    for (; !text.empty(); text.remove_prefix(std::min(text.size(), blockText))) {
        const auto block = text.substr(0, blockText);
        const int length = EVP_DecodeBlock(to, readable(block), static_cast<int>(block.size()));
        if (length !=
            static_cast<int>(block.size() / 4 * 3)) // as blanks at either end are left out
            return std::nullopt;
        to += length;
    }
    bytes.resize(bytes.size() - padding);
    return bytes;
}

} // namespace loadstone
