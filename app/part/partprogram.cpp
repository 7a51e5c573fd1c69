// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/part/partprogram.h"

#include "core/base/version.h"
#include "core/hosts/division.h"

#include <QCoreApplication>

#include <thread>

namespace loadstone {

namespace {

constexpr std::size_t lead = 0;                  ///< the first part
constexpr std::chrono::microseconds hurried{50}; ///< from turn to turn until the start
constexpr Milliseconds usual{5}; ///< and after it, when the load needs the processor
constexpr Milliseconds awake{2}; ///< before the start, so as not to be late

} // namespace

PartProgram::PartProgram(Ranks& ranks) : m_ranks(ranks) {
    if (m_ranks.own() == lead) {
        m_starter.emplace();
        m_lead.emplace(
            m_ranks.size(),
            [this](std::size_t part, const PartMessage& message) {
                m_ranks.send(part, encodePartMessage(message));
            },
            [this](const PartMessage& message) { m_starter->tell(message); });
    }
    connect(&m_run, &LoadRun::readied, this, [this] { tellLead(PartReady{}); });
    connect(&m_run, &LoadRun::progressed, this, &PartProgram::onProgress);
    connect(&m_run, &LoadRun::finished, this, &PartProgram::onFinished);
    connect(&m_turns, &QTimer::timeout, this, &PartProgram::turn);
    connect(&m_start, &QTimer::timeout, this, &PartProgram::begin);
    m_turns.setTimerType(Qt::PreciseTimer);
    m_start.setTimerType(Qt::PreciseTimer);
    m_start.setSingleShot(true);
    m_sinceLook.start();
    m_turns.start(0);
    tellLead(PartHello{LOADSTONE_VERSION, m_ranks.hostName()});
}

void PartProgram::turn() {
    if (m_starter) {
        if (!m_starter->read([this](PartMessage order) { m_lead->takeOrder(std::move(order)); }) &&
            !m_lead->isOver())
            m_lead->leave();
        m_starter->flush();
    }
    const bool hasCome = m_ranks.poll(
        [this](std::size_t from, std::string&& bytes) { take(from, std::move(bytes)); });
    if (m_sinceLook.hasExpired(SilenceWatch::looksEach)) {
        m_sinceLook.restart();
        look();
    }
    if (!m_startAt && !hasCome)
        std::this_thread::sleep_for(hurried);
}

void PartProgram::take(std::size_t from, std::string&& bytes) {
    auto message = decodePartMessage(bytes);
    if (!message)
        return;
    if (from == lead)
        m_leadSilence.hear();
    std::visit([this](const auto& one) { on(one); }, *message);
    if (m_lead)
        m_lead->take(from, std::move(*message));
}

void PartProgram::look() {
    m_leadSilence.look();
    if (++m_looks % 2 == 0)
        tellLead(SignOfLife{});
    if (m_lead)
        m_lead->look();
    if (m_leadSilence.isGivenUp() || (m_lead && m_lead->isOver()))
        leave();
}

void PartProgram::on(const ClockQuestion& question) {
    tellLead(ClockAnswer{question.round, ClockOffset::Reading::now()});
}

void PartProgram::on(const SharedPlan& plan) {
    if (m_run.isRunning())
        return;
    m_run.setConsent({true, plan.mayTest});
    m_run.holdStart();
    m_run.start(partOf(plan.whole, {static_cast<std::uint32_t>(m_ranks.own()),
                                    static_cast<std::uint32_t>(m_ranks.size())}));
}

void PartProgram::on(const StartOrder& order) {
    m_startAt = order.at;
    m_turns.start(usual);
    const auto left = std::chrono::duration_cast<Milliseconds>(order.at - Clock::now()) - awake;
    m_start.start(std::max(Milliseconds(0), left));
}

void PartProgram::begin() {
    std::this_thread::sleep_until(*m_startAt);
    m_run.beginHeld();
}

void PartProgram::on(const StopOrder&) {
    if (m_run.isRunning())
        m_run.stop();
}

void PartProgram::on(const LeaveOrder&) {
    if (!m_lead) // which sees to it that others hear it first
        leave();
}

void PartProgram::leave() {
    m_turns.stop();
    m_run.disconnect(this);
    QCoreApplication::quit();
}

void PartProgram::onProgress(const Snapshot& snapshot) {
    const auto seconds = static_cast<int>(snapshot.elapsed.count());
    if (seconds <= m_secondsTold)
        return;
    m_secondsTold = seconds;
    tellLead(stateOf(snapshot));
}

PartState PartProgram::stateOf(const Snapshot& snapshot) const {
    PartState state{snapshot.elapsed, snapshot.oldestInFlight, snapshot.overdue, {}, {}, {}};
    if (const auto begun = m_run.begunAt(); begun && m_startAt)
        state.startSkew = Seconds(*begun - *m_startAt);
    state.frame = m_run.frame();
    return state;
}

void PartProgram::onFinished(const Outcome& outcome) {
    PartState state;
    PartEnd end;
    end.error = outcome.error;
    if (const auto& report = outcome.report) {
        state = stateOf(report->snapshot);
        end.validity = report->validity;
        end.addresses = report->addresses;
        end.tls = report->tls;
        end.losses = report->losses;
        end.wasStopped = report->ending == Ending::Stopped;
    }
    state.end = end;
    tellLead(state);
}

void PartProgram::tellLead(const PartMessage& message) {
    m_ranks.send(lead, encodePartMessage(message));
}

} // namespace loadstone
