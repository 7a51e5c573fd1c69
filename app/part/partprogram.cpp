// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/part/partprogram.h"

#include "core/base/version.h"

#include <QCoreApplication>

#include <cstdlib>
#include <thread>

namespace loadstone {

namespace {

constexpr std::size_t lead = 0;                  ///< the first part
constexpr std::chrono::microseconds hurried{50}; ///< from turn to turn
constexpr Milliseconds usual{5};                 ///< the same, when work needs the processor

} // namespace

PartProgram::PartProgram(Ranks& ranks, const MakeLead& makeLead) : m_ranks(ranks) {
    if (own() == lead) {
        m_starter.emplace();
        m_lead = makeLead(
            parts(), [this](std::size_t part, const PartMessage& message) { send(part, message); },
            [this](const PartMessage& message) { m_starter->tell(message); });
    }
    m_aside.setMaxThreadCount(1);
    connect(&m_turns, &QTimer::timeout, this, &PartProgram::turn);
    m_turns.setTimerType(Qt::PreciseTimer);
    m_sinceLook.start();
    m_turns.start(0);
    tellLead(PartHello{LOADSTONE_VERSION, m_ranks.hostName()});
}

void PartProgram::hurry(bool isHurried) {
    if (std::exchange(m_isHurried, isHurried) != isHurried)
        m_turns.start(isHurried ? Milliseconds(0) : usual);
}

void PartProgram::turn() {
    if (m_starter) {
        if (!m_starter->read([this](PartMessage order) { m_lead->takeOrder(std::move(order)); }) &&
            !m_lead->isOver())
            m_lead->leave();
        m_starter->flush();
    }
    const bool hasCome = m_ranks.poll(
        [this](std::size_t from, std::string&& bytes) { receive(from, std::move(bytes)); });
    turned();
    if (m_sinceLook.hasExpired(SilenceWatch::looksEach)) {
        m_sinceLook.restart();
        look();
    }
    if (m_isHurried && !hasCome)
        std::this_thread::sleep_for(hurried);
}

void PartProgram::receive(std::size_t from, std::string&& bytes) {
    auto message = decodePartMessage(bytes);
    if (!message)
        return;
    if (from == lead)
        m_leadSilence.hear();
    if (!std::holds_alternative<LeaveOrder>(*message))
        take(from, *message);
    else if (!m_lead) // which sees to it that others hear it first
        leave(EXIT_SUCCESS);
    if (m_lead)
        m_lead->take(from, std::move(*message));
}

void PartProgram::look() {
    m_leadSilence.look();
    if (++m_looks % 2 == 0)
        tellLead(SignOfLife{});
    if (m_lead)
        m_lead->look();
    if (m_lead && m_lead->isOver())
        leave(EXIT_SUCCESS);
    else if (m_leadSilence.isGivenUp())
        leave(EXIT_FAILURE);
}

void PartProgram::leave(int code) {
    m_turns.stop();
    drop();
    QCoreApplication::exit(code);
}

void PartProgram::send(std::size_t part, const PartMessage& message) {
    m_ranks.send(part, encodePartMessage(message));
}

void PartProgram::tellLead(const PartMessage& message) {
    send(lead, message);
}

} // namespace loadstone
