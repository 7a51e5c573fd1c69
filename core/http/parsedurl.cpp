// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/parsedurl.h"

#include <clocale>

namespace loadstone {

namespace {

/// UTF-8 for this thread, as long as it lives: libidn2 takes a host's name to be written in what
/// the locale says, and a program may run in any.
class Utf8Locale {
public:
    Utf8Locale() : m_locale(newlocale(LC_CTYPE_MASK, "C.UTF-8", locale_t())) {
        if (m_locale)
            m_before = uselocale(m_locale);
    }
    ~Utf8Locale() {
        if (!m_locale)
            return;
        uselocale(m_before);
        freelocale(m_locale);
    }
    Utf8Locale(const Utf8Locale&) = delete;
    Utf8Locale& operator=(const Utf8Locale&) = delete;

private:
    locale_t m_locale;
    locale_t m_before = locale_t();
};

} // namespace

std::optional<std::string> ParsedUrl::part(CURLUPart which, unsigned flags) const {
    std::optional<Utf8Locale> utf8;
    if ((flags & CURLU_PUNYCODE) != 0)
        utf8.emplace();
    char* text = nullptr;
    if (curl_url_get(m_url.get(), which, &text, flags) != CURLUE_OK)
        return std::nullopt;
    const std::unique_ptr<char, decltype(&curl_free)> owned(text, &curl_free);
    return text;
}

} // namespace loadstone
