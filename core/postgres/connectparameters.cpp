// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/connectparameters.h"

#include "core/base/listed.h"
#include "core/http/secrets.h"

#include <libpq-fe.h>

#include <algorithm>
#include <memory>

namespace loadstone {

namespace {

using Options = std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)>;

template <typename Visit>
void forEachOption(const Options& options, const Visit& visit) {
    for (const PQconninfoOption* option = options.get(); option && option->keyword; ++option)
        if (option->val)
            visit(*option);
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
    const Options options(PQconninfoParse(url.c_str(), &problem), &PQconninfoFree);
    if (!options) {
        const std::string shown = withoutSecrets(std::string_view(url));
        const std::string reason = shown == url ? " (" + lineOf(problem) + ")" : "";
        return fail("url", "\"" + shown + "\" does not say where a database is" + reason +
                               "; write it as postgresql://user@host:port/database");
    }
    ConnectParameters parameters;
    forEachOption(options, [&](const PQconninfoOption& option) {
        parameters.m_given.emplace_back(option.keyword, option.val);
    });
    if (parameters.valueOf("application_name").empty())
        parameters.m_given.emplace_back("fallback_application_name", "loadstone");
    return parameters;
}

std::string ConnectParameters::valueOf(const std::string& keyword) const {
    for (const auto& [name, value] : m_given)
        if (name == keyword)
            return value;
    std::string found;
    forEachOption(Options(PQconndefaults(), &PQconninfoFree), [&](const PQconninfoOption& option) {
        if (option.keyword == keyword)
            found = option.val;
    });
    return found;
}

std::vector<std::string> ConnectParameters::hosts() const {
    const std::string addresses = valueOf("hostaddr");
    return listedIn(addresses.empty() ? valueOf("host") : addresses);
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
