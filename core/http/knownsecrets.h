// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/maskedtext.h"
#include "core/http/request.h"

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

namespace loadstone {

/// The secrets of one exchange, which are hidden wherever they stand in a text, as when a server
/// says again what it was told: as they are, escaped, or in base64. A value; one thread.
class KnownSecrets {
public:
    /// A shorter one could be any word, so it is not known.
    static constexpr std::size_t shortest = 6;
    /// A shorter one is hidden only if neither a letter nor a digit stands beside it.
    static constexpr std::size_t shortestAnywhere = 8;

    void addThoseOf(const Request& request);
    void addThoseOf(const TransportOptions& options);
    void addThoseOfUrl(std::string_view url);
    /// Of a cookie or an authorization the parts are known as well.
    void addThoseOfHeader(std::string_view name, std::string_view value);

    /// What a feed gives under this name, if that is a secret's.
    void addThatOfColumn(std::string_view name, std::string_view value);

    /// What the environment has for {{env NAME}} in a text, or in a request, which keeps it out of
    /// results.
    void addEnvironmentIn(std::string_view text);
    void addEnvironmentOf(const Request& request);

    /// `text` with *** in the place of each.
    std::string hiddenIn(std::string_view text) const;

private:
    struct Known {
        std::string bytes;
        bool isAnywhere;
    };

    void add(const MaskedText& text);
    void add(std::string_view secret);
    void addInBase64(std::string_view secret);
    void know(std::string_view bytes, bool isAnywhere);
    /// Behind a secret that begins at `at`; `at` if there is none.
    std::size_t endOfSecret(std::string_view text, std::size_t at) const;

    bool begins(char c) const { return m_beginnings[static_cast<unsigned char>(c)]; }

    std::vector<Known> m_known;    ///< the longest first
    std::bitset<256> m_beginnings; ///< of each
};

} // namespace loadstone
