// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/databasereturn.h"

#include "core/sweep/absence.h"

#include <algorithm>

namespace loadstone {

namespace {

constexpr Milliseconds pause{500};

} // namespace

DatabaseReturn::DatabaseReturn(QObject* parent) : QObject(parent) {
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &DatabaseReturn::look);
    connect(&m_clock, &QTimer::timeout, this, &DatabaseReturn::tell);
    connect(&m_finder, &DatabaseFinder::found, this, &DatabaseReturn::take);
}

void DatabaseReturn::await(const LoadPlan& plan, const Consent& consent) {
    stop();
    m_isWaiting = true;
    m_plan = plan;
    m_consent = consent;
    m_since = Clock::now();
    m_until = m_since + m_patience;
    m_pause.start(0);
    m_clock.start(pause);
    tell();
}

void DatabaseReturn::stop() {
    m_isWaiting = false;
    m_pause.stop();
    m_clock.stop();
    m_finder.stop();
}

void DatabaseReturn::tell() {
    emit waits({std::min<Seconds>(Clock::now() - m_since, m_patience), m_patience});
}

// A connection that nobody answers must not take longer than the patience.
void DatabaseReturn::look() {
    const auto left = std::chrono::duration_cast<Milliseconds>(m_until - Clock::now());
    LoadPlan plan = m_plan;
    plan.transport.connectTimeout =
        std::clamp(left, pause, std::max(pause, m_plan.transport.connectTimeout));
    if (const auto looking = m_finder.start(plan, m_consent, 0); !looking)
        end(looking.error());
}

// What else is wrong with it is for the next run to say.
void DatabaseReturn::take() {
    const auto& facts = m_finder.facts();
    if (facts || !saysAbsence(facts.error()))
        return end(std::nullopt);
    if (Clock::now() + pause > m_until)
        return end(facts.error());
    m_pause.start(pause);
}

void DatabaseReturn::end(const std::optional<Error>& error) {
    m_isWaiting = false;
    m_clock.stop();
    emit ended(error);
}

} // namespace loadstone
