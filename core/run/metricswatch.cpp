// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/metricswatch.h"

#include "core/http/connectroute.h"
#include "core/http/curltransport.h"
#include "core/http/hostlookup.h"
#include "core/report/sentences.h"

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
AddressList addressesOf(const ConnectRoute& route, const std::stop_token& stop) {
    if (!route.known().empty())
        return route.known();
    std::mutex mutex;
    std::condition_variable_any told;
    std::optional<AddressList> found;
    HostLookUp lookUp;
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

Expected<std::vector<MetricReading>> readingsIn(const Exchange& exchange, const Dialogue& dialogue,
                                                const TransportOptions& options) {
    if (exchange.error != ErrorClass::None)
        return fail("metrics", errorText(exchange.error, exchange.code, options));
    if (!exchange.ok)
        return fail("metrics", "the answer is " + statusText(exchange.status));
    if (dialogue.isCut())
        return fail("metrics", "the answer is longer than 16 MB");
    return readMetrics(dialogue.received().empty() ? "" : dialogue.received().back().body);
}

} // namespace

MetricsWatch::MetricsWatch(const MetricsSource& source, const TransportOptions& options,
                           TimePoint origin)
    : m_source(source),
      m_options(ownOptions(options)),
      m_origin(origin),
      m_recorder(namesOf(source)),
      m_thread([this](const std::stop_token& stop) { work(stop); }) {}

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
    reach->addresses = std::make_shared<AddressBook>();
    reach->addresses->publish(addressesOf(ConnectRoute::of(request.url, m_options), stop));
    Dialogue dialogue;
    CurlTransport transport(request, m_options, stop, {}, {*reach, &dialogue});
    for (TimePoint due = Clock::now(); sleepUntil(due, stop);
         due += period * (1 + (Clock::now() - due) / period)) {
        dialogue.clear();
        const Exchange exchange = transport.perform(TimePoint::max());
        if (!exchange.aborted)
            take(readingsIn(exchange, dialogue, m_options), exchange.finished);
    }
}

} // namespace loadstone
