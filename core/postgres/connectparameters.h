// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <string>
#include <utility>
#include <vector>

namespace loadstone {

/// What libpq is told to connect to a database: what the URL says; the rest libpq takes from PG*
/// variables and its files. A value.
class ConnectParameters {
public:
    /// Errors name "url" and show no secret.
    static Expected<ConnectParameters> read(const std::string& url);

    /// Of a parameter of libpq: as the URL says, or as the surroundings have it; may be empty.
    std::string valueOf(const std::string& keyword) const;
    /// Where the servers are; a path is that of a folder with a unix socket. The address of each
    /// comes before its name, as for libpq.
    std::vector<std::string> hosts() const;
    /// The files that libpq reads to connect, as far as the URL or the surroundings name them.
    std::vector<std::string> files() const;
    /// Whether the URL has a secret, parts of which libpq may repeat in what it says.
    bool hidesSecret() const { return m_hidesSecret; }

    /// As PQconnectStartParams() takes them; valid while this is.
    std::vector<const char*> keywords() const;
    std::vector<const char*> values() const;

private:
    Expected<void> check() const;

    std::vector<std::pair<std::string, std::string>> m_given;
    bool m_hidesSecret = false;
};

} // namespace loadstone
