// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/curl/curlexport.h"

#include "core/base/asciicase.h"
#include "core/base/decimals.h"
#include "core/curl/curlimport.h"
#include "core/http/requestbraces.h"
#include "core/http/secrets.h"
#include "core/load/headerlines.h"
#include "core/load/plansettings.h"

#include <algorithm>

namespace loadstone {

namespace {

bool isPlain(char c) {
    const char small = smallLetter(c);
    return (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9') ||
           std::string_view("-._/:@%+=,").find(c) != std::string_view::npos;
}

bool isControl(char c) {
    return (c >= 0 && c < ' ') || c == '\x7f';
}

/// "\x01" for bash; three octal digits take in nothing that follows.
std::string octal(char c) {
    const auto byte = static_cast<unsigned char>(c);
    std::string text = "\\";
    for (const unsigned shift : {6U, 3U, 0U})
        text += static_cast<char>('0' + ((byte >> shift) & 7U));
    return text;
}

std::string ansiQuoted(const std::string& text) {
    std::string quoted = "$'";
    for (const char c : text) {
        if (c == '\n')
            quoted += "\\n";
        else if (isControl(c))
            quoted += octal(c);
        else if (c == '\'' || c == '\\')
            quoted += {'\\', c};
        else
            quoted += c;
    }
    return quoted + "'";
}

std::string quoted(const std::string& text) {
    if (!text.empty() && std::ranges::all_of(text, isPlain))
        return text;
    if (std::ranges::any_of(text, isControl) || text.find('\'') != std::string::npos)
        return ansiQuoted(text);
    return "'" + text + "'";
}

/// A command that grows by its options.
class CurlCommand {
public:
    explicit CurlCommand(const std::string& url) : m_text("curl " + quoted(url)) {}

    void add(const std::string& option) { m_text += " \\\n  " + option; }
    void add(const std::string& option, const std::string& value) {
        add(option + " " + quoted(value));
    }
    void addIf(bool is, const std::string& option) {
        if (is)
            add(option);
    }
    void addUnlessEmpty(const std::string& option, const std::string& value) {
        if (!value.empty())
            add(option, value);
    }
    std::string take() { return m_text + "\n"; }

private:
    std::string m_text;
};

void addRequest(const Request& request, CurlCommand& command) {
    const bool hasBody = carriesBody(request);
    const bool isHead = request.method == "HEAD";
    command.addIf(isHead, "-I");
    if (!isHead && request.method != (hasBody ? "POST" : "GET"))
        command.add("-X", request.method);
    for (const Header& header : request.headers)
        command.add("-H", lineOf(header));
    if (hasBody)
        command.add("--data-raw", request.body.bytes());
}

std::string seconds(Milliseconds time) {
    return exactText(static_cast<double>(time.count()) / 1000);
}

void addTls(const TransportOptions& transport, CurlCommand& command) {
    command.addIf(!transport.verifyTls, "-k");
    command.addUnlessEmpty("--cacert", transport.caFile);
    command.addUnlessEmpty("--cert", transport.certificate);
    command.addUnlessEmpty("--key", transport.key);
    command.addUnlessEmpty("--pass", transport.keyPassword);
}

void addRoute(const TransportOptions& transport, CurlCommand& command) {
    command.addUnlessEmpty("-x", transport.proxy);
    command.addUnlessEmpty("--noproxy", transport.noProxy);
    for (const PinnedHost& pinned : transport.resolve)
        command.add("--resolve", pinned.text());
    for (const Detour& detour : transport.connectTo)
        command.add("--connect-to", detour.text());
    command.addIf(transport.ipVersion == IpVersion::Four, "-4");
    command.addIf(transport.ipVersion == IpVersion::Six, "-6");
    command.addUnlessEmpty("--unix-socket", transport.unixSocket);
    command.addUnlessEmpty("--interface", transport.interface);
}

void addTransport(const TransportOptions& transport, CurlCommand& command) {
    const TransportOptions standard;
    command.addIf(transport.compressed, "--compressed");
    command.addIf(transport.digest, "--digest");
    command.addIf(transport.version == HttpVersion::Http1, "--http1.1");
    command.addIf(transport.version == HttpVersion::Http2, "--http2-prior-knowledge");
    if (transport.redirects > 0)
        command.add("-L --max-redirs " + std::to_string(transport.redirects));
    if (transport.timeout != standard.timeout)
        command.add("-m", seconds(transport.timeout));
    if (transport.connectTimeout != standard.connectTimeout)
        command.add("--connect-timeout", seconds(transport.connectTimeout));
}

} // namespace

std::string exportCurl(const LoadPlan& plan, Secrets secrets) {
    const bool isMasked = secrets == Secrets::Masked;
    const Request request = withPlainBraces(isMasked ? withoutSecrets(plan.request) : plan.request);
    const TransportOptions transport = isMasked ? withoutSecrets(plan.transport) : plan.transport;
    CurlCommand command(request.url);
    command.addIf(request.url.find_first_of("[]{}") != std::string::npos, "-g");
    addRequest(request, command);
    addTls(transport, command);
    addRoute(transport, command);
    addTransport(transport, command);
    return command.take();
}

// What is read from the command again is what it says.
std::vector<std::string> fieldsNotExported(const LoadPlan& plan) {
    const auto again = importCurl(exportCurl(plan, Secrets::Kept));
    std::vector<std::string> fields;
    forEachSetting([&](const auto& row) {
        const std::string_view group = row.group;
        const bool isOfRequest =
            group == "Request" || group == "Connection" || row.field == std::string_view("url");
        if (isOfRequest && again && row.in(again->plan) != row.in(plan))
            fields.emplace_back(row.field);
    });
    return fields;
}

} // namespace loadstone
