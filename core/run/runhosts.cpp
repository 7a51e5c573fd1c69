// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/runhosts.h"

#include "core/run/metricswatch.h"

namespace loadstone {

RunHosts::RunHosts(const HostLookUp::Ask& ask) : m_server(nullptr, ask), m_metrics(nullptr, ask) {
    for (const HostFinder* finder : {&m_server, &m_metrics})
        connect(finder, &HostFinder::found, this, &RunHosts::onFound);
    connect(&m_database, &DatabaseFinder::found, this, &RunHosts::onFound);
}

Expected<void> RunHosts::start(const LoadPlan& plan, const Consent& consent) {
    stop();
    const auto server = [plan, consent](const AddressList& at) { return consent.check(plan, at); };
    const auto metrics = [plan, consent](const AddressList& at) {
        return consent.checkMetrics(plan, at);
    };
    m_asksDatabase = plan.asksDatabase();
    m_connections = plan.threads;
    auto searching = m_asksDatabase ? m_database.start(plan, consent, plan.threads)
                                    : m_server.start(plan.request.url, plan.transport, server);
    if (!searching || plan.metrics.url.empty())
        return searching;
    return m_metrics.start(plan.metrics.url, metricsOptions(plan.transport), metrics);
}

void RunHosts::giveUp() {
    m_server.giveUp();
    m_database.giveUp();
    m_metrics.giveUp();
}

void RunHosts::stop() {
    m_server.stop();
    m_database.stop();
    m_metrics.stop();
}

void RunHosts::onFound() {
    if (!m_server.isSearching() && !m_database.isSearching() && !m_metrics.isSearching())
        emit found();
}

Expected<void> RunHosts::allowed() const {
    if (m_asksDatabase && !m_database.facts())
        return tl::unexpected(m_database.facts().error());
    if (const DatabaseFacts* facts = database())
        if (auto room = checkRoom(*facts, m_connections); !room)
            return room;
    return m_server.allowed().and_then([this] { return m_metrics.allowed(); });
}

const DatabaseFacts* RunHosts::database() const {
    return m_asksDatabase && m_database.facts() ? &*m_database.facts() : nullptr;
}

void RunHosts::writeTo(std::shared_ptr<AddressBook> book) {
    if (!m_asksDatabase)
        m_server.writeTo(std::move(book));
}

std::shared_ptr<AddressBook> RunHosts::newBook() const {
    return m_asksDatabase || m_server.isLeftToProxy() ? nullptr : std::make_shared<AddressBook>();
}

std::shared_ptr<AddressBook> RunHosts::metricsBook() {
    auto book = std::make_shared<AddressBook>();
    m_metrics.writeTo(book);
    return book;
}

} // namespace loadstone
