// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/loadplan.h"

#include "core/base/asciicase.h"
#include "core/base/cpu.h"
#include "core/base/listed.h"
#include "core/base/trimmed.h"
#include "core/base/units.h"
#include "core/http/url.h"
#include "core/load/connectioncheck.h"
#include "core/load/effectcheck.h"
#include "core/load/findings.h"
#include "core/load/lengthcheck.h"
#include "core/load/loadshape.h"
#include "core/load/querycheck.h"

#include <algorithm>
#include <string_view>

namespace loadstone {

namespace {

constexpr std::string_view tokenMarks = "!#$%&'*+-.^_`|~";

// A token as RFC 9110 §5.6.2 has it: the form of methods and of header names.
bool isToken(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
               tokenMarks.find(c) != std::string_view::npos;
    });
}

bool hasLineBreak(std::string_view text) {
    return text.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos;
}

void checkRequest(const Request& request, Findings& found) {
    if (const auto url = checkUrl(request.url); !url)
        found.add(url.error());
    found.require(isToken(request.method), "method",
                  "\"" + request.method + "\" is not an HTTP method; write it as GET or POST");
    found.require(request.method != "HEAD" || request.body.empty(), "method",
                  "HEAD sends no body; choose another method or leave the body empty");
    for (const Header& header : request.headers) {
        found.require(isToken(header.name), "header",
                      "\"" + header.name + "\" is not a header name; write headers as Name: value");
        found.require(!hasLineBreak(header.value), "header",
                      "the value of header " + header.name + " must be one line");
    }
    checkLength(request, found);
}

void checkAmount(const LoadPlan& plan, Findings& found) {
    const int amounts = (plan.requests ? 1 : 0) + (plan.duration ? 1 : 0);
    found.require(amounts == (plan.stages.empty() ? 1 : 0), "requests",
                  plan.stages.empty()
                      ? "give either a number of requests or a duration, not both"
                      : "the stages say how long the run takes; leave number and duration out");
    found.require(!plan.requests || *plan.requests > 0, "requests",
                  "the number of requests must be at least 1");
    found.require(!plan.duration || *plan.duration > Milliseconds::zero(), "duration",
                  "the duration must be at least 1ms");
    constexpr Milliseconds longestPause = std::chrono::hours(24);
    found.require(plan.pause >= Milliseconds::zero() && plan.pause <= longestPause, "pause",
                  "the pause must be from 0s to 24h");
    found.require(plan.warmUp >= Milliseconds::zero(), "warm-up",
                  "the warm-up cannot be negative; 0s means none");
}

/// What is under way at the end of a warm-up counts, half an answer for each thread on average. A
/// duration cuts as much off at its end, but few requests would be flattered. With a rate the time
/// at which a request was due decides. A part is not looked at: the whole was.
void checkWarmUp(const LoadPlan& plan, Findings& found) {
    constexpr std::uint64_t leastForEach = 10;
    if (!plan.part.isWhole() || !plan.requests || plan.hasRate() ||
        plan.warmUp <= Milliseconds::zero() || plan.threads < 1)
        return;
    const auto threads = static_cast<std::uint64_t>(plan.threads);
    const auto inFlight = static_cast<std::uint64_t>(inFlightByUser(plan));
    const std::uint64_t least = leastForEach * threads * inFlight;
    std::string unit = unitsOf(plan.engine);
    unit.pop_back(); // the plural's s
    found.require(*plan.requests >= least, "warm-up",
                  "what is under way at the end of the warm-up counts, which is too much of " +
                      counted(*plan.requests, "request") + " with " + counted(threads, unit) +
                      "; set the warm-up to 0s or send at least " + formatCount(least));
}

void checkFeeds(const LoadPlan& plan, Findings& found) {
    const bool usesUp = std::ranges::any_of(
        plan.feeds, [](const FeedChoice& feed) { return feed.order == FeedChoice::Order::Once; });
    found.require(!usesUp || plan.warmUp <= Milliseconds::zero(), "warm-up",
                  "a warm-up would use up rows of the feed that are there once; set the warm-up to "
                  "0s, or let rows come in order");
}

/// Whether one of the codings that an Accept-Encoding header lists packs (RFC 9110 §12.5.3).
bool asksForPacked(std::string_view codings) {
    for (const std::string& listed : listedIn(codings)) {
        const std::string_view one = listed;
        const std::string_view name = trimmed(one.substr(0, one.find(';')));
        const std::string_view weight = trimmed(one.substr(std::min(one.find('='), one.size())));
        const bool isRefused =
            weight.starts_with("=0") && weight.find_first_of("123456789") == std::string_view::npos;
        if (!name.empty() && !sameButForCase(name, "identity") && !isRefused)
            return true;
    }
    return false;
}

bool asksForPacked(const Request& request) {
    return std::ranges::any_of(request.headers, [](const Header& header) {
        return !header.isLeftOut && sameButForCase(header.name, "accept-encoding") &&
               asksForPacked(header.value);
    });
}

void checkChecks(const LoadPlan& plan, Findings& found) {
    found.require(plan.checks.size() <= mostChecks, "check",
                  "there are " + std::to_string(plan.checks.size()) +
                      " checks; a run has at most " + std::to_string(mostChecks));
    const bool looksIntoBody = std::ranges::any_of(plan.checks, &Check::isOfBody);
    found.require(
        !looksIntoBody || !plan.transport.compressed, "check",
        "a check cannot look into a body that comes packed; do not ask for packed answers, "
        "or check a header, the size or the time");
    found.require(!looksIntoBody || !asksForPacked(plan.request), "check",
                  "a check cannot look into a body that comes packed; leave the header "
                  "Accept-Encoding out, or check a header, the size or the time");
    const bool isJudged = std::ranges::any_of(plan.thresholds, [](const Threshold& threshold) {
        return threshold.metric == Threshold::Metric::Checks;
    });
    found.require(!isJudged || !plan.checks.empty(), "threshold",
                  "there is no check to hold a share of; give one, as in body contains \"in "
                  "stock\"");
}

void checkMetrics(const LoadPlan& plan, Findings& found) {
    found.require(plan.metrics.names.empty() || !plan.metrics.url.empty(), "metric",
                  "there is no URL to read it from; give one, as in "
                  "http://host:9090/metrics");
    if (plan.metrics.url.empty())
        return;
    if (const auto url = checkUrl(plan.metrics.url); !url)
        found.add({"metrics", url.error().message});
}

} // namespace

int defaultThreads() {
    return static_cast<int>(std::min<std::size_t>(32, coreCount() + 4));
}

std::optional<Milliseconds> LoadPlan::countedTime() const {
    return stages.empty() ? duration : timeOf(stages);
}

Milliseconds LoadPlan::waitAtDeadline() const {
    return atDeadline.waits ? atDeadline.most.value_or(transport.timeout) : Milliseconds(0);
}

std::optional<std::uint64_t> LoadPlan::idealConnections() const {
    const auto pool = static_cast<std::uint64_t>(threads);
    if (asksDatabase())
        return pool;
    if (!transport.keepAlive)
        return requests;
    if (warmUp > Milliseconds::zero())
        return 0;
    return requests ? std::min(pool, *requests) : pool;
}

std::vector<Error> validate(const LoadPlan& plan) {
    Findings found;
    checkBelonging(plan, found);
    if (plan.asksDatabase())
        checkQueries(plan, found);
    else
        checkRequest(plan.request, found);
    checkAmount(plan, found);
    const int most = maxSizeOf(plan.engine);
    found.require(plan.threads >= 1 && plan.threads <= most, "threads",
                  std::string("the number of ") + unitsOf(plan.engine) + " must be from 1 to " +
                      formatCount(static_cast<std::uint64_t>(most)));
    found.require(!plan.spin || plan.engine != EngineKind::Pool, "spin",
                  "threads of the pool sleep until their answer comes; choose the engine loop or "
                  "process, or leave it out");
    checkWarmUp(plan, found);
    found.require(!plan.abortGrace || !plan.thresholds.empty(), "abort-on-threshold",
                  "there is no threshold; give one, as in p95<250ms");
    checkShape(plan, found);
    checkFeeds(plan, found);
    checkChecks(plan, found);
    checkMetrics(plan, found);
    checkConnection(plan, found);
    checkEffects(plan, found);
    return found.errors();
}

} // namespace loadstone
