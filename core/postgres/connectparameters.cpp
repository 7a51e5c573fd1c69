// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/connectparameters.h"

#include "core/base/listed.h"
#include "core/http/secrets.h"
#include "core/postgres/conninfo.h"

#include <algorithm>
#include <memory>

namespace loadstone {

namespace {

// Unlike listedIn(), as libpq does: nothing is taken off, and only commas separate.
std::vector<std::string> piecesOf(const std::string& list) {
    std::vector<std::string> pieces;
    for (std::size_t from = 0; from <= list.size();) {
        const std::size_t to = std::min(list.find(',', from), list.size());
        pieces.push_back(list.substr(from, to - from));
        from = to + 1;
    }
    return pieces;
}

bool isPort(const std::string& text) {
    return text.empty() ||
           (text.size() <= 5 &&
            std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }) &&
            std::stoi(text) >= 1 && std::stoi(text) <= 65'535);
}

/// Parameters that have one of a few values, which libpq looks at only when it connects.
struct ChosenParameter {
    const char* keyword;
    std::vector<std::string> values;
};

const std::vector<ChosenParameter>& chosenParameters() {
    static const std::vector<std::string> versions{"TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"};
    static const std::vector<ChosenParameter> all{
        {"sslmode", {"disable", "allow", "prefer", "require", "verify-ca", "verify-full"}},
        {"target_session_attrs",
         {"any", "read-write", "read-only", "primary", "standby", "prefer-standby"}},
        {"gssencmode", {"disable", "prefer", "require"}},
        {"channel_binding", {"disable", "prefer", "require"}},
        {"ssl_min_protocol_version", versions},
        {"ssl_max_protocol_version", versions}};
    return all;
}

std::string lineOf(char* text) {
    const std::unique_ptr<char, decltype(&PQfreemem)> owned(text, &PQfreemem);
    std::string line = owned ? owned.get() : "out of memory";
    return line.substr(0, line.find_last_not_of('\n') + 1);
}

} // namespace

// What libpq says of a wrong URL may repeat parts of it.
Expected<ConnectParameters> ConnectParameters::read(const std::string& url) {
    char* problem = nullptr;
    const Conninfo options(PQconninfoParse(url.c_str(), &problem), &PQconninfoFree);
    if (!options) {
        const std::string shown = withoutSecrets(std::string_view(url));
        const std::string said = lineOf(problem);
        const bool mayHide =
            shown != url || url.find('@') != url.npos || url.find("pass") != url.npos;
        const std::string reason = mayHide || said.empty() ? "" : " (" + said + ")";
        return fail("url", "\"" + shown + "\" does not say where a database is" + reason +
                               "; write it as postgresql://user@host:port/database");
    }
    ConnectParameters parameters;
    forEachOption(options, [&](const PQconninfoOption& option) {
        parameters.m_given.emplace_back(option.keyword, option.val);
    });
    parameters.m_hidesSecret = withoutSecrets(std::string_view(url)) != url;
    if (auto allowed = parameters.check(); !allowed)
        return tl::unexpected(allowed.error());
    if (parameters.valueOf("application_name").empty())
        parameters.m_given.emplace_back("fallback_application_name", "loadstone");
    return parameters;
}

// Where a service is stands in a file that may change, and consent is asked for hosts.
Expected<void> ConnectParameters::check() const {
    if (!valueOf("service").empty())
        return fail("url", "services of libpq (service=, PGSERVICE) are not supported; write host, "
                           "port, user and database");
    if (!std::ranges::all_of(piecesOf(valueOf("port")), &isPort))
        return fail("url",
                    "the port of the database is no number from 1 to 65535; write the URL as "
                    "postgresql://user@host:port/database, and a / in a password as %2F");
    for (const auto& [keyword, values] : chosenParameters())
        if (const std::string value = valueOf(keyword);
            !value.empty() && std::ranges::count(values, value) == 0)
            return fail("url", "\"" + value + "\" is no " + keyword + " of libpq; there are " +
                                   listed(values));
    if (std::ranges::count(m_given, "connect_timeout",
                           &std::pair<std::string, std::string>::first) > 0)
        return fail("url", "connect_timeout is not taken from the URL; give it by "
                           "--connect-timeout");
    return {};
}

// An empty value is none for libpq.
std::string ConnectParameters::valueOf(const std::string& keyword) const {
    for (const auto& [name, value] : m_given)
        if (name == keyword && !value.empty())
            return value;
    std::string found;
    forEachOption(Conninfo(PQconndefaults(), &PQconninfoFree), [&](const PQconninfoOption& option) {
        if (option.keyword == keyword)
            found = option.val;
    });
    return found;
}

std::vector<std::string> ConnectParameters::hosts() const {
    std::vector<std::string> hosts = piecesOf(valueOf("host"));
    const std::vector<std::string> addresses = piecesOf(valueOf("hostaddr"));
    hosts.resize(std::max(hosts.size(), addresses.size()));
    for (std::size_t i = 0; i < addresses.size(); ++i)
        if (!addresses[i].empty())
            hosts[i] = addresses[i];
    std::erase(hosts, ""); // a unix socket
    return hosts;
}

std::vector<std::string> ConnectParameters::files() const {
    std::vector<std::string> files;
    for (const char* keyword : {"sslcert", "sslkey", "sslrootcert", "sslcrl", "passfile"})
        files.push_back(valueOf(keyword));
    std::erase(files, "");
    return files;
}

std::vector<const char*> ConnectParameters::keywords() const {
    std::vector<const char*> list;
    for (const auto& [name, value] : m_given)
        list.push_back(name.c_str());
    list.push_back(nullptr);
    return list;
}

std::vector<const char*> ConnectParameters::values() const {
    std::vector<const char*> list;
    for (const auto& [name, value] : m_given)
        list.push_back(value.c_str());
    list.push_back(nullptr);
    return list;
}

} // namespace loadstone
