// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"
#include "core/load/setting.h"
#include "core/load/versionchoices.h"

#include <tuple>

namespace loadstone {

template <auto Member>
using RequestSetting = Setting<&LoadPlan::request, Member>;
template <auto Member>
using TransportSetting = Setting<&LoadPlan::transport, Member>;

/// All settings of a run, a row each, in the order of files and of the help. From the rows follow
/// the JSON, the bytes for a child process, the options of the command line, what the window
/// stores, which settings differ from their default, which option an error is about, and what the
/// loop and process engines refuse.
inline constexpr auto planSettings = std::tuple{
    RequestSetting<&Request::method>{{.field = "method",
                                      .key = "method",
                                      .options = "-m,--method,-X",
                                      .valueName = "METHOD",
                                      .group = "Request",
                                      .help = "HTTP method (default {}, with a body POST)",
                                      .place = Place::Shown}},
    RequestSetting<&Request::url>{{.field = "url",
                                   .key = "url",
                                   .options = "URL",
                                   .group = "Options",
                                   .help = "What to request, as http://host:port/path",
                                   .place = Place::Shown,
                                   .isSecret = true}},
    RequestSetting<&Request::headers>{{.field = "header",
                                       .key = "headers",
                                       .options = "-H,--header",
                                       .valueName = "HEADER",
                                       .group = "Request",
                                       .help = "A header, as 'Name: value'; may be repeated",
                                       .isSecret = true}},
    RequestSetting<&Request::body>{{.field = "data",
                                    .key = "body",
                                    .options = "-d,--data",
                                    .valueName = "TEXT",
                                    .group = "Request",
                                    .help = "The body, as text",
                                    .isSecret = true}},
    Setting<&LoadPlan::requests>{
        {.field = "requests",
         .key = "requests",
         .options = "-n,--requests",
         .valueName = "N",
         .group = "Load",
         .help = "Number of requests to send, in all: 5000, 5k, 1m (default {})",
         .place = Place::Shown}},
    Setting<&LoadPlan::duration>{{.field = "duration",
                                  .key = "duration_s",
                                  .options = "-z,--duration",
                                  .valueName = "DURATION",
                                  .group = "Load",
                                  .help = "Send requests for this long instead: 500ms, 30s, 2m, 1h",
                                  .place = Place::Shown}},
    Setting<&LoadPlan::rate>{
        {.field = "rate",
         .key = "rate_per_s",
         .options = "-q,--rate,--rps",
         .valueName = "RATE",
         .group = "Load",
         .help = "Send at this rate, in all and whatever the server does: 500, 500/s, 30k/m; with "
                 "-n or -z, or as the rate at which stages begin",
         .place = Place::None}},
    Setting<&LoadPlan::stages>{
        {.field = "stage",
         .key = "stages",
         .options = "--stage",
         .valueName = "STAGE",
         .group = "Load",
         .help = "Within this time go in a straight line to this rate, as in 30s:200/s, or to this "
                 "number of users, as in 1m:50; may be repeated, and says how long the run takes",
         .place = Place::None}},
    Setting<&LoadPlan::arrival>{
        {.field = "arrival",
         .key = "arrival",
         .options = "--arrival",
         .valueName = "KIND",
         .group = "Load",
         .help = "How the requests of a rate follow each other: constant, evenly (default), or "
                 "poisson, by chance",
         .place = Place::None}},
    Setting<&LoadPlan::seed>{{.field = "seed",
                              .key = "seed",
                              .options = "--seed",
                              .valueName = "N",
                              .group = "Load",
                              .help = "Of what comes by chance; the same seed gives the same times "
                                      "(default {})",
                              .place = Place::None}},
    Setting<&LoadPlan::atDeadline>{
        {.field = "on-deadline",
         .key = "on_deadline",
         .options = "--on-deadline",
         .valueName = "WHAT",
         .group = "Load",
         .help = "What is in flight when the time is over: abort, counted with its age (default), "
                 "or wait, or wait:5s at the most",
         .place = Place::None}},
    Setting<&LoadPlan::warmUp>{{.field = "warm-up",
                                .key = "warm_up_s",
                                .options = "--warm-up",
                                .valueName = "DURATION",
                                .group = "Load",
                                .help = "Send for this long before anything counts (default {})",
                                .place = Place::None,
                                .mayBeZero = true}},
    Setting<&LoadPlan::threads>{
        {.field = "threads",
         .key = "threads",
         .options = "-c,--concurrency,--threads",
         .valueName = "N",
         .group = "Load",
         .help = "Threads of the pool, or connections of the other engines, one request in flight "
                 "each, 1 to 2048 threads or 65536 connections (default {}: cores + 4, at most 32)",
         .place = Place::Shown}},
    Setting<&LoadPlan::engine>{
        {.field = "engine",
         .key = "engine",
         .options = "--engine",
         .valueName = "NAME",
         .group = "Load",
         .help = "How requests are issued: pool, a thread for each request in flight (default), "
                 "loop, event loops with many connections each, or process, the same in processes",
         .place = Place::Shown}},
    Setting<&LoadPlan::spin>{
        {.field = "spin",
         .key = "spin",
         .options = "--spin",
         .group = "Load",
         .help =
             "Event loops look for answers without sleeping: less lag of our own, but each loop "
             "takes a whole core",
         .place = Place::None}},
    Setting<&LoadPlan::thresholds>{
        {.field = "threshold",
         .key = "thresholds",
         .options = "--threshold",
         .valueName = "THRESHOLD",
         .group = "Load",
         .help = "What must hold at the end, else the exit code is 99: p95<250ms, mean<=80ms, "
                 "error_rate<1%, rps>500; may be repeated",
         .place = Place::None}},
    Setting<&LoadPlan::abortGrace>{
        {.field = "abort-on-threshold",
         .key = "abort_on_threshold_s",
         .options = "--abort-on-threshold",
         .valueName = "GRACE",
         .alone = "1s",
         .group = "Load",
         .help = "End the run as soon as a threshold does not hold, but not before it has counted "
                 "for this long, as in --abort-on-threshold=10s (1s without a time)",
         .place = Place::None,
         .mayBeZero = true}},
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
         .onlyPool = "follows no redirects"}},
    TransportSetting<&TransportOptions::version>{
        {.field = "http2", .key = "http_version", .group = "Connection"}},
    TransportSetting<&TransportOptions::verifyTls>{{.field = "insecure",
                                                    .key = "verify_tls",
                                                    .options = "-k,--insecure",
                                                    .group = "Connection",
                                                    .help = "Accept any TLS certificate"}},
    TransportSetting<&TransportOptions::keepAlive>{
        {.field = "disable-keepalive",
         .key = "keepalive",
         .stored = "keep_alive",
         .options = "--disable-keepalive",
         .group = "Connection",
         .help = "Open a new connection for each request"}},
    TransportSetting<&TransportOptions::environmentProxy>{
        {.field = "env-proxy",
         .key = "environment_proxy",
         .options = "--env-proxy",
         .group = "Connection",
         .help = "Use the proxy that http_proxy and its like name (ignored by default)",
         .onlyPool = "uses no proxy"}},
    TransportSetting<&TransportOptions::spreadAddresses>{
        {.field = "spread-addresses",
         .key = "spread_addresses",
         .options = "--spread-addresses",
         .group = "Connection",
         .help = "Connect to all addresses of the host in turn, not only to the first that "
                 "answers"}},
    TransportSetting<&TransportOptions::retryStale>{
        {.field = "retry-stale",
         .key = "retry_stale",
         .options = "--retry-stale",
         .group = "Connection",
         .help =
             "Send a request once more if the server had closed the idle connection (GET, HEAD, "
             "PUT, DELETE, OPTIONS and TRACE only)"}},
    Setting<&LoadPlan::expected>{
        {.field = "expect-status",
         .key = "expected_statuses",
         .stored = "expect_status",
         .options = "--expect-status",
         .valueName = "LIST",
         .group = "Request",
         .help = "Statuses that count as ok (default {}), as 200-299 or 200-299,404"}},
};

/// Calls `visit` with each row, in their order.
template <typename Visit>
constexpr void forEachSetting(Visit visit) {
    std::apply([&](const auto&... rows) { (visit(rows), ...); }, planSettings);
}

/// What an engine other than the pool does instead of what `row` asks for with this value; empty if
/// it has it, as it has all defaults.
template <typename Value>
constexpr const char* onlyPool(const SettingWords& row, const Value& value, const Value& standard) {
    return value == standard ? "" : row.onlyPool;
}
constexpr const char* onlyPool(const SettingWords&, HttpVersion value, HttpVersion) {
    return versionChoices.at(static_cast<std::size_t>(value)).onlyPool;
}

} // namespace loadstone
