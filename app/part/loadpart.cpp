// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/part/loadpart.h"

#include "core/hosts/division.h"
#include "core/hosts/partlead.h"
#include "core/load/plandata.h"

#include <thread>

namespace loadstone {

namespace {

constexpr Milliseconds awake{2}; ///< before the start, so as not to be late

std::unique_ptr<HostLead> leadOfRun(std::size_t parts, HostLead::Send send, HostLead::Tell tell) {
    return std::make_unique<PartLead>(parts, std::move(send), std::move(tell));
}

} // namespace

LoadPart::LoadPart(Ranks& ranks) : PartProgram(ranks, leadOfRun) {
    connect(&m_run, &LoadRun::readied, this, [this] { tellLead(PartReady{}); });
    connect(&m_run, &LoadRun::progressed, this, &LoadPart::onProgress);
    connect(&m_run, &LoadRun::finished, this, &LoadPart::onFinished);
    connect(&m_start, &QTimer::timeout, this, &LoadPart::begin);
    m_start.setTimerType(Qt::PreciseTimer);
    m_start.setSingleShot(true);
}

void LoadPart::take(std::size_t, const PartMessage& message) {
    std::visit([this](const auto& one) { on(one); }, message);
}

void LoadPart::on(const ClockQuestion& question) {
    tellLead(ClockAnswer{question.round, ClockOffset::Reading::now()});
}

void LoadPart::on(const SharedPlan& plan) {
    if (std::exchange(m_hasPlan, true))
        return;
    m_run.setConsent({true, plan.mayTest});
    m_run.holdStart();
    const LoadPlan share = partOf(
        plan.whole, {static_cast<std::uint32_t>(own()), static_cast<std::uint32_t>(parts())});
    aside([share] { return openData(share); },
          [this, share](const auto& data) {
              if (!data)
                  return onFinished({{}, data.error()});
              m_run.setData(*data);
              m_run.start(share);
          });
}

void LoadPart::on(const StartOrder& order) {
    m_startAt = order.at;
    hurry(false);
    const auto left = std::chrono::duration_cast<Milliseconds>(order.at - Clock::now()) - awake;
    m_start.start(std::max(Milliseconds(0), left));
}

void LoadPart::begin() {
    std::this_thread::sleep_until(*m_startAt);
    m_run.beginHeld();
}

void LoadPart::on(const StopOrder&) {
    if (m_run.isRunning())
        m_run.stop();
}

void LoadPart::onProgress(const Snapshot& snapshot) {
    const auto seconds = static_cast<int>(snapshot.elapsed.count());
    if (seconds <= m_secondsTold)
        return;
    m_secondsTold = seconds;
    tellLead(stateOf(snapshot));
}

PartState LoadPart::stateOf(const Snapshot& snapshot) const {
    PartState state{snapshot.elapsed, snapshot.oldestInFlight, snapshot.overdue, {}, {}, {}};
    if (const auto begun = m_run.begunAt(); begun && m_startAt)
        state.startSkew = Seconds(*begun - *m_startAt);
    state.frame = m_run.frame();
    return state;
}

void LoadPart::onFinished(const Outcome& outcome) {
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

} // namespace loadstone
