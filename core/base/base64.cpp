#include "core/base/base64.h"

#include <openssl/evp.h>

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

} // namespace

std::string toBase64(std::string_view bytes) {
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0'); // EVP ends it with a NUL
    const int length =
        EVP_EncodeBlock(writable(text), readable(bytes), static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(length));
    return text;
}

std::optional<std::string> fromBase64(std::string_view text) {
    const std::size_t padding = paddingOf(text);
    if (text.size() % 4 != 0 || padding > 2)
        return std::nullopt;
    std::string bytes(text.size() / 4 * 3 + 1, '\0');
    const int length =
        EVP_DecodeBlock(writable(bytes), readable(text), static_cast<int>(text.size()));
    if (length < 0)
        return std::nullopt;
    bytes.resize(static_cast<std::size_t>(length) - padding);
    return bytes;
}

} // namespace loadstone
