#include "core/http/parsedurl.h"

namespace loadstone {

std::optional<std::string> ParsedUrl::part(CURLUPart which, unsigned flags) const {
    char* text = nullptr;
    if (curl_url_get(m_url.get(), which, &text, flags) != CURLUE_OK)
        return std::nullopt;
    const std::unique_ptr<char, decltype(&curl_free)> owned(text, &curl_free);
    return text;
}

} // namespace loadstone
