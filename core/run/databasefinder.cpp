// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/databasefinder.h"

#include "core/load/querytransports.h"
#include "core/postgres/databaseafter.h"

#include <algorithm>
#include <mutex>
#include <system_error>
#include <thread>

namespace loadstone {

/// What the thread and who waits for it share.
struct DatabaseFinder::Pending {
    std::mutex mutex;
    DatabaseFinder* owner = nullptr; ///< none: nobody waits any more
    std::stop_source stop;

    void forget() {
        const std::lock_guard lock(mutex);
        owner = nullptr;
        stop.request_stop();
    }
};

namespace {

Expected<void> mayConnect(const LoadPlan& plan, const SessionPlan& session,
                          const Consent& consent) {
    for (const std::string& host : session.where.hosts()) {
        const bool isSocket = host.starts_with('/') || host.starts_with('@');
        if (!consent.isAsked || isSocket)
            continue;
        const AddressList known = addressesKnown(host, 0);
        const AddressList addresses = known.empty() ? addressesAsked(host, 0) : known;
        if (addresses.empty())
            continue; // libpq says that there is none
        if (auto allowed = consent.checkHost(plan, host, addresses); !allowed)
            return allowed;
    }
    return {};
}

Expected<DatabaseFacts> askAbout(const LoadPlan& plan, const Consent& consent, int connections,
                                 const std::stop_token& stop) {
    const auto session = sessionPlanOf(plan);
    return mayConnect(plan, *session, consent).and_then([&] {
        return askDatabase(*session, connections, plan.transport.connectTimeout, stop);
    });
}

} // namespace

Expected<void> DatabaseFinder::start(const LoadPlan& plan, const Consent& consent,
                                     int connections) {
    return begin([plan, consent, connections](const std::stop_token& stop) {
        return askAbout(plan, consent, connections, stop);
    });
}

Expected<void> DatabaseFinder::startAfter(const LoadPlan& plan, const DatabaseFacts& before) {
    return begin([plan, before](const std::stop_token& stop) -> Expected<DatabaseFacts> {
        constexpr Milliseconds longest{2000};
        DatabaseFacts facts = before;
        facts.activity = activitySince(*sessionPlanOf(plan), before,
                                       std::min(longest, plan.transport.connectTimeout), stop);
        return facts;
    });
}

Expected<void> DatabaseFinder::begin(const Ask& ask) {
    stop();
    m_pending = std::make_shared<Pending>();
    m_pending->owner = this;
    const auto work = [pending = m_pending, ask] {
        const auto facts = ask(pending->stop.get_token());
        const std::lock_guard lock(pending->mutex);
        if (DatabaseFinder* owner = pending->owner)
            QMetaObject::invokeMethod(
                owner,
                [owner, pending, facts] {
                    if (owner->m_pending == pending)
                        owner->take(facts);
                },
                Qt::QueuedConnection);
    };
    try {
        std::thread(work).detach();
    } catch (const std::system_error&) {
        stop();
        return fail("", "the database cannot be asked, because the system allows no more threads; "
                        "raise its limits (ulimit -u for threads, ulimit -v for memory)");
    }
    return {};
}

void DatabaseFinder::take(const Expected<DatabaseFacts>& facts) {
    m_pending.reset();
    m_facts = facts;
    emit found();
}

void DatabaseFinder::giveUp() {
    if (!m_pending)
        return;
    stop();
    take(DatabaseFacts());
}

void DatabaseFinder::stop() {
    if (m_pending)
        m_pending->forget();
    m_pending.reset();
}

} // namespace loadstone
