// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/metricswatch.h"

#include "core/http/curltransport.h"
#include "core/report/sentences.h"

#include <system_error>

namespace loadstone {

namespace {

std::vector<std::string> namesOf(const MetricsSource& source) {
    std::vector<std::string> names;
    for (const MetricName& each : source.names)
        names.push_back(each.name);
    return names;
}

// So a body that was cut is refused for its length.
static_assert(mostMetricBytes < Dialogue::mostBody);

Expected<std::vector<MetricReading>> readingsIn(const Exchange& exchange, const Dialogue& dialogue,
                                                const TransportOptions& options) {
    if (exchange.error != ErrorClass::None)
        return fail("metrics", errorText(exchange.error, exchange.code, options));
    if (!exchange.ok)
        return fail("metrics", "the answer is " + statusText(exchange.status));
    auto readings = readMetrics(dialogue.received().empty() ? "" : dialogue.received().back().body);
    if (readings && readings->empty())
        return fail("metrics", "the answer has no figures");
    return readings;
}

} // namespace

// A proxy and a unix socket lead to the server under test, and not to who counts what it does.
TransportOptions metricsOptions(const TransportOptions& plan) {
    TransportOptions own = plan;
    own.timeout = own.connectTimeout = Milliseconds(5000);
    own.version = HttpVersion::Auto;
    own.redirects = 0;
    own.keepAlive = true;
    own.compressed = own.digest = own.retryStale = own.environmentProxy = false;
    own.cookies = CookieKeeping::None;
    own.proxy = own.noProxy = own.unixSocket = "";
    return own;
}

MetricsWatch::MetricsWatch(const MetricsSource& source, TransportOptions options, TimePoint origin,
                           std::shared_ptr<AddressBook> addresses)
    : m_source(source),
      m_options(std::move(options)),
      m_origin(origin),
      m_addresses(std::move(addresses)),
      m_recorder(namesOf(source)) {
    try {
        m_thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
    } catch (const std::system_error&) {
        take(fail("metrics", "the system allows no more threads; raise its limits (ulimit -u for "
                             "threads, ulimit -v for memory)"),
             Clock::now());
    }
}

std::optional<MetricsCourse> MetricsWatch::news() {
    const std::lock_guard lock(m_mutex);
    if (!std::exchange(m_isNew, false))
        return std::nullopt;
    return m_recorder.course();
}

MetricsCourse MetricsWatch::course() const {
    const std::lock_guard lock(m_mutex);
    return m_recorder.course();
}

void MetricsWatch::take(const Expected<std::vector<MetricReading>>& readings, TimePoint at) {
    const std::lock_guard lock(m_mutex);
    m_isNew = true;
    if (readings)
        m_recorder.take(Seconds(at - m_origin).count(), *readings);
    else
        m_recorder.fail(readings.error().message);
}

bool MetricsWatch::sleepUntil(TimePoint until, const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    m_stopped.wait_until(lock, stop, until, [] { return false; });
    return !stop.stop_requested();
}

void MetricsWatch::work(const std::stop_token& stop) {
    try {
        readEachSecond(stop);
    } catch (const std::exception& problem) {
        take(fail("metrics", problem.what()), Clock::now());
    }
}

// A reading that takes longer than a second leaves out those that were due meanwhile.
void MetricsWatch::readEachSecond(const std::stop_token& stop) {
    Request request;
    request.url = m_source.url;
    auto reach = Reach::of(request, m_options);
    if (!reach)
        return take(tl::unexpected(reach.error()), Clock::now());
    reach->addresses = m_addresses;
    Dialogue dialogue;
    CurlTransport transport(request, m_options, stop, *StatusRanges::parse("200-299"),
                            CurlCompany(*reach, &dialogue));
    for (TimePoint due = Clock::now(); sleepUntil(due, stop);
         due += period * (1 + (Clock::now() - due) / period)) {
        dialogue.clear();
        const Exchange exchange = transport.perform(TimePoint::max());
        if (!exchange.aborted)
            take(readingsIn(exchange, dialogue, m_options), exchange.finished);
    }
}

} // namespace loadstone
