// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/metricswatch.h"

#include "core/http/connectroute.h"
#include "core/http/curltransport.h"
#include "core/report/sentences.h"

#include <system_error>

namespace loadstone {

namespace {

TransportOptions ownOptions(const TransportOptions& plan) {
    TransportOptions own;
    own.timeout = own.connectTimeout = Milliseconds(5000);
    own.verifyTls = plan.verifyTls;
    own.caFile = plan.caFile;
    return own;
}

std::vector<std::string> namesOf(const MetricsSource& source) {
    std::vector<std::string> names;
    for (const MetricName& each : source.names)
        names.push_back(each.name);
    return names;
}

/// Where the host is; nothing if it is not found, or if it is to stop before that.
AddressList addressesOf(const ConnectRoute& route, const HostLookUp::Ask& ask,
                        const std::stop_token& stop) {
    if (!route.known().empty())
        return route.known();
    std::mutex mutex;
    std::condition_variable_any told;
    std::optional<AddressList> found;
    HostLookUp lookUp(ask);
    const auto begun = lookUp.begin(route.host(), [&](AddressList addresses) {
        const std::lock_guard lock(mutex);
        found = std::move(addresses);
        told.notify_all();
    });
    std::unique_lock lock(mutex);
    if (begun)
        told.wait(lock, stop, [&] { return found.has_value(); });
    lock.unlock();
    lookUp.forget(); // nobody calls what is above any more
    return route.allowed(found.value_or(AddressList()));
}

// So a body that was cut is refused for its length.
static_assert(mostMetricBytes < Dialogue::mostBody);

Expected<std::vector<MetricReading>> readingsIn(const Exchange& exchange, const Dialogue& dialogue,
                                                const TransportOptions& options) {
    if (exchange.error != ErrorClass::None)
        return fail("metrics", errorText(exchange.error, exchange.code, options));
    if (!exchange.ok)
        return fail("metrics", "the answer is " + statusText(exchange.status));
    return readMetrics(dialogue.received().empty() ? "" : dialogue.received().back().body);
}

} // namespace

MetricsWatch::MetricsWatch(const MetricsSource& source, const TransportOptions& options,
                           TimePoint origin, HostLookUp::Ask ask)
    : m_source(source),
      m_options(ownOptions(options)),
      m_origin(origin),
      m_ask(std::move(ask)),
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

// A reading that takes longer than a second leaves out those that were due meanwhile. After one
// that failed the host is looked up again, and the connection made anew.
void MetricsWatch::readEachSecond(const std::stop_token& stop) {
    Request request;
    request.url = m_source.url;
    auto reach = Reach::of(request, m_options);
    if (!reach)
        return take(tl::unexpected(reach.error()), Clock::now());
    const ConnectRoute route = ConnectRoute::of(request.url, m_options);
    bool knowsHost = false;
    Dialogue dialogue;
    std::optional<CurlTransport> transport;
    for (TimePoint due = Clock::now(); sleepUntil(due, stop);
         due += period * (1 + (Clock::now() - due) / period)) {
        if (!knowsHost) {
            reach->addresses = std::make_shared<AddressBook>();
            reach->addresses->publish(addressesOf(route, m_ask, stop));
            transport.emplace(request, m_options, stop, StatusRanges(),
                              CurlCompany(*reach, &dialogue));
        }
        dialogue.clear();
        const Exchange exchange = transport->perform(TimePoint::max());
        knowsHost = exchange.error == ErrorClass::None;
        if (!exchange.aborted)
            take(readingsIn(exchange, dialogue, m_options), exchange.finished);
    }
}

} // namespace loadstone
