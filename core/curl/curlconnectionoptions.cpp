// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/units.h"
#include "core/curl/curloption.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace loadstone {

namespace {

using Options = TransportOptions;

template <auto Member, auto Value>
Expected<void> set(CurlDraft& draft, const std::string&) {
    draft.transport.*Member = Value;
    return {};
}

template <auto Member>
Expected<void> takeText(CurlDraft& draft, const std::string& value) {
    draft.transport.*Member = value;
    return {};
}

/// Seconds, be they broken; 0 is no limit.
template <auto Member>
Expected<void> takeSeconds(CurlDraft& draft, const std::string& value) {
    constexpr std::uint64_t noLimit = 31'536'000;
    if (value.find_first_not_of("0123456789.") != std::string::npos)
        return fail("", "\"" + value + "\" is not a number of seconds");
    const auto time = parseDuration(value + "s", "", Milliseconds(0));
    if (!time)
        return fail("", "\"" + value + "\" is not a number of seconds");
    draft.transport.*Member =
        time->value == Milliseconds(0) ? std::chrono::seconds(noLimit) : time->value;
    return {};
}

Expected<void> takeMostRedirects(CurlDraft& draft, const std::string& value) {
    draft.refusedRedirects.clear();
    if (value == "-1") {
        draft.mostRedirects = maxRedirects;
        draft.refusedRedirects = value;
        return {};
    }
    const auto count = parseCount(value, "");
    if (!count)
        return fail("", "\"" + value + "\" is not a number of redirects");
    if (*count > static_cast<std::uint64_t>(maxRedirects))
        draft.refusedRedirects = value;
    draft.mostRedirects =
        static_cast<int>(std::min(*count, static_cast<std::uint64_t>(maxRedirects)));
    return {};
}

/// "FILE:PASSWORD", in which \: and \\ are part of the file's name.
Expected<void> takeCertificate(CurlDraft& draft, const std::string& value) {
    std::string& file = draft.transport.certificate;
    file.clear();
    for (std::size_t at = 0; at < value.size(); ++at) {
        if (value[at] == ':') {
            draft.transport.keyPassword = value.substr(at + 1);
            return {};
        }
        const bool isEscape = value[at] == '\\' && at + 1 < value.size() &&
                              (value[at + 1] == ':' || value[at + 1] == '\\');
        file += value[isEscape ? ++at : at];
    }
    return {};
}

template <auto Member>
Expected<void> addTo(CurlDraft& draft, const std::string& value) {
    auto& list = draft.transport.*Member;
    using Value = typename std::decay_t<decltype(list)>::value_type;
    const auto read = Value::read(value.starts_with('+') ? value.substr(1) : value);
    if (!read)
        return tl::unexpected(read.error());
    list.push_back(*read);
    return {};
}

Expected<void> follow(CurlDraft& draft, const std::string&) {
    draft.followsRedirects = true;
    return {};
}

Expected<void> followNone(CurlDraft& draft, const std::string&) {
    draft.followsRedirects = false;
    return {};
}

Expected<void> takeProxyUser(CurlDraft& draft, const std::string& value) {
    draft.proxyUser = value;
    return {};
}

constexpr std::array connectionOptions{
    CurlOption{'k', "insecure", false, set<&Options::verifyTls, false>,
               set<&Options::verifyTls, true>},
    CurlOption{'\0', "cacert", true, takeText<&Options::caFile>},
    CurlOption{'E', "cert", true, takeCertificate},
    CurlOption{'\0', "key", true, takeText<&Options::key>},
    CurlOption{'\0', "pass", true, takeText<&Options::keyPassword>},
    CurlOption{'\0', "digest", false, set<&Options::digest, true>, set<&Options::digest, false>},
    CurlOption{'\0', "basic", false, set<&Options::digest, false>},
    CurlOption{'x', "proxy", true, takeText<&Options::proxy>},
    CurlOption{'U', "proxy-user", true, takeProxyUser},
    CurlOption{'\0', "noproxy", true, takeText<&Options::noProxy>},
    CurlOption{'\0', "resolve", true, addTo<&Options::resolve>},
    CurlOption{'\0', "connect-to", true, addTo<&Options::connectTo>},
    CurlOption{'4', "ipv4", false, set<&Options::ipVersion, IpVersion::Four>},
    CurlOption{'6', "ipv6", false, set<&Options::ipVersion, IpVersion::Six>},
    CurlOption{'\0', "unix-socket", true, takeText<&Options::unixSocket>},
    CurlOption{'\0', "interface", true, takeText<&Options::interface>},
    CurlOption{'\0', "compressed", false, set<&Options::compressed, true>,
               set<&Options::compressed, false>},
    CurlOption{'L', "location", false, follow, followNone},
    CurlOption{'\0', "max-redirs", true, takeMostRedirects},
    CurlOption{'m', "max-time", true, takeSeconds<&Options::timeout>},
    CurlOption{'\0', "connect-timeout", true, takeSeconds<&Options::connectTimeout>},
    CurlOption{'\0', "alpn", false, nullptr, set<&Options::version, HttpVersion::Http1>},
    CurlOption{'\0', "http1.1", false, set<&Options::version, HttpVersion::Http1>},
    CurlOption{'\0', "http2", false, set<&Options::version, HttpVersion::Auto>},
    CurlOption{'\0', "http2-prior-knowledge", false, set<&Options::version, HttpVersion::Http2>}};

} // namespace

std::span<const CurlOption> curlConnectionOptions() {
    return connectionOptions;
}

} // namespace loadstone
