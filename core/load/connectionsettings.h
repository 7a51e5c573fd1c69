// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/flagchoices.h"
#include "core/load/loadplan.h"
#include "core/load/setting.h"

#include <tuple>

namespace loadstone {

template <auto Member>
using TransportSetting = Setting<&LoadPlan::transport, Member>;

/// How it is sent.
inline constexpr auto connectionSettings = std::tuple{
    TransportSetting<&TransportOptions::timeout>{
        {.field = "timeout",
         .key = "timeout_s",
         .options = "-t,--timeout",
         .valueName = "DURATION",
         .group = "Connection",
         .help = "Most time for one request (default {})"}},
    TransportSetting<&TransportOptions::connectTimeout>{
        {.field = "connect-timeout",
         .key = "connect_timeout_s",
         .options = "--connect-timeout",
         .valueName = "DURATION",
         .group = "Connection",
         .help = "Most time for one connection to be made (default {})"}},
    TransportSetting<&TransportOptions::redirects>{
        {.field = "redirect",
         .key = "redirects",
         .options = "-r,--redirect",
         .valueName = "N",
         .group = "Connection",
         .help = "Redirects to follow for each request (default {})",
         .onlyPool = "follows no redirects",
         .of = SettingOf::Http}},
    TransportSetting<&TransportOptions::version>{
        {.field = "http2", .key = "http_version", .group = "Connection", .of = SettingOf::Http}},
    TransportSetting<&TransportOptions::verifyTls>{{.field = "insecure",
                                                    .key = "verify_tls",
                                                    .options = "-k,--insecure",
                                                    .group = "Connection",
                                                    .help = "Accept any TLS certificate",
                                                    .of = SettingOf::Http}},
    TransportSetting<&TransportOptions::caFile>{
        {.field = "cacert",
         .key = "ca_file",
         .options = "--cacert",
         .valueName = "FILE",
         .group = "Connection",
         .help = "Trust the certificates in this file, in PEM format, and no others",
         .of = SettingOf::Http}},
    TransportSetting<&TransportOptions::certificate>{
        {.field = "cert",
         .key = "client_certificate",
         .options = "-E,--cert",
         .valueName = "FILE",
         .group = "Connection",
         .help = "The client's certificate, in PEM format, with what leads to its root",
         .of = SettingOf::Http}},
    TransportSetting<&TransportOptions::key>{
        {.field = "key",
         .key = "client_key",
         .options = "--key",
         .valueName = "FILE",
         .group = "Connection",
         .help = "The key of the client's certificate, if it is in a file of its own",
         .of = SettingOf::Http}},
    TransportSetting<&TransportOptions::keyPassword>{
        {.field = "pass",
         .key = "client_key_password",
         .options = "--pass",
         .valueName = "PASSWORD",
         .group = "Connection",
         .help = "The password of that key; @FILE keeps it out of the list of processes",
         .isSecret = true,
         .of = SettingOf::Http}},
    TransportSetting<&TransportOptions::keepAlive>{
        {.field = "disable-keepalive",
         .key = "keepalive",
         .stored = "keep_alive",
         .options = "--disable-keepalive",
         .group = "Connection",
         .help = "Open a new connection for each request",
         .of = SettingOf::Http}},
    TransportSetting<&TransportOptions::compressed>{
        {.field = "compressed",
         .key = "compressed",
         .options = "--compressed",
         .group = "Connection",
         .help = "Ask for packed answers; what is counted is what comes over the wire",
         .of = SettingOf::Http}},
    TransportSetting<&TransportOptions::digest>{
        {.field = "digest",
         .key = "digest",
         .options = "--digest",
         .group = "Connection",
         .help = "Tell user and password of -a, or of the URL, by Digest and not by Basic",
         .onlyPool = "knows no Digest authorization",
         .of = SettingOf::Http}},
    TransportSetting<&TransportOptions::cookies>{
        {.field = "cookies",
         .key = "cookies",
         .options = "--cookies",
         .valueName = "WHO",
         .group = "Connection",
         .help = "Who keeps cookies that answers set, and sends them back: none (default) or "
                 "each-user, a jar for each thread",
         .onlyPool = "keeps no cookies of answers",
         .of = SettingOf::Http}},
    TransportSetting<&TransportOptions::proxy>{
        {.field = "proxy",
         .key = "proxy",
         .options = "-x,--proxy",
         .valueName = "PROXY",
         .group = "Connection",
         .help = "Send by way of this proxy, as http://HOST:PORT or "
                 "socks5h://USER:PASSWORD@HOST:PORT; @FILE keeps it out of the list of processes",
         .isSecret = true,
         .onlyPool = "uses no proxy",
         .of = SettingOf::Http}},
    TransportSetting<&TransportOptions::noProxy>{
        {.field = "noproxy",
         .key = "no_proxy",
         .options = "--noproxy",
         .valueName = "HOSTS",
         .group = "Connection",
         .help = "Hosts that are reached without the proxy, with commas between them; * is all",
         .onlyPool = "uses no proxy",
         .of = SettingOf::Http}},
    TransportSetting<&TransportOptions::environmentProxy>{
        {.field = "env-proxy",
         .key = "environment_proxy",
         .options = "--env-proxy",
         .group = "Connection",
         .help = "Use the proxy that http_proxy and its like name (ignored by default)",
         .onlyPool = "uses no proxy",
         .of = SettingOf::Http}},
    TransportSetting<&TransportOptions::resolve>{
        {.field = "resolve",
         .key = "resolve",
         .options = "--resolve",
         .valueName = "HOST:PORT:ADDRESS",
         .group = "Connection",
         .help = "Take this for the address of the host; may be repeated",
         .of = SettingOf::Http}},
    TransportSetting<&TransportOptions::connectTo>{
        {.field = "connect-to",
         .key = "connect_to",
         .options = "--connect-to",
         .valueName = "HOST1:PORT1:HOST2:PORT2",
         .group = "Connection",
         .help = "Connect to the second host and port in the place of the first; may be repeated",
         .of = SettingOf::Http}},
    TransportSetting<&TransportOptions::ipVersion>{
        {.field = "ipv4", .key = "ip_version", .group = "Connection", .of = SettingOf::Http}},
    TransportSetting<&TransportOptions::unixSocket>{
        {.field = "unix-socket",
         .key = "unix_socket",
         .options = "--unix-socket",
         .valueName = "PATH",
         .group = "Connection",
         .help = "Connect to this unix socket and not by TCP",
         .of = SettingOf::Http}},
    TransportSetting<&TransportOptions::interface>{
        {.field = "interface",
         .key = "interface",
         .options = "--interface",
         .valueName = "NAME",
         .group = "Connection",
         .help = "Connect from this interface, or from this address of the machine",
         .of = SettingOf::Http}},
    TransportSetting<&TransportOptions::spreadAddresses>{
        {.field = "spread-addresses",
         .key = "spread_addresses",
         .options = "--spread-addresses",
         .group = "Connection",
         .help = "Connect to all addresses of the host in turn, not only to the first that "
                 "answers",
         .of = SettingOf::Http}},
    TransportSetting<&TransportOptions::retryStale>{
        {.field = "retry-stale",
         .key = "retry_stale",
         .options = "--retry-stale",
         .group = "Connection",
         .help =
             "Send a request once more if the server had closed the idle connection (GET, HEAD, "
             "PUT, DELETE, OPTIONS and TRACE only)",
         .of = SettingOf::Http}}};

} // namespace loadstone
