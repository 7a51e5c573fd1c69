// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/hosts/hostlead.h"

#include <algorithm>

namespace loadstone {

namespace {

constexpr int looksToLeave = 3;    ///< so that the last messages go out
constexpr int looksToBeHeard = 50; ///< for the last message, if nobody says that it has come

/// What nobody calls by a name yet.
std::vector<std::string> numbered(std::size_t parts) {
    std::vector<std::string> names;
    for (std::size_t i = 1; i <= parts; ++i)
        names.push_back("host " + std::to_string(i));
    return names;
}

} // namespace

HostLead::HostLead(std::size_t parts, std::string work, Send send, Tell tell)
    : m_work(std::move(work)),
      m_send(std::move(send)),
      m_tell(std::move(tell)),
      m_hellos(parts),
      m_names(numbered(parts)) {}

void HostLead::take(std::size_t from, PartMessage message) {
    if (from >= size())
        return;
    hear(from);
    if (m_hasEnded)
        return;
    if (auto* hello = std::get_if<PartHello>(&message)) {
        m_hellos[from] = *hello;
        return beginIfThere();
    }
    onMessage(from, message);
}

void HostLead::takeOrder(PartMessage order) {
    if (std::holds_alternative<LeaveOrder>(order))
        return leave();
    if (!m_hasEnded)
        onOrder(order);
}

void HostLead::expect(const std::string& version, std::vector<std::string> names) {
    m_version = version;
    m_names = std::move(names);
    m_names.resize(size());
    beginIfThere();
}

// Whichever comes last, what to do or a part.
void HostLead::beginIfThere() {
    if (m_areAllThere || m_hasEnded || !m_version ||
        !std::ranges::all_of(m_hellos, [](const auto& hello) { return hello.has_value(); }))
        return;
    m_areAllThere = true;
    m_tell(SignOfLife{true});
    if (areOfOneVersion())
        begin();
}

bool HostLead::areOfOneVersion() {
    for (std::size_t i = 0; i < size(); ++i)
        if (const std::string& version = m_hellos[i]->version; version != *m_version) {
            refuse({"hosts", nameOf(i) + " has Loadstone " + version + ", and the " + m_work +
                                 " was started by " + *m_version +
                                 "; install the same version on all hosts"});
            return false;
        }
    return true;
}

void HostLead::leave() {
    if (!std::exchange(m_hasLeft, true))
        sendAll(LeaveOrder{});
    m_hasEnded = true;
    if (m_looksLeft < 0 || m_looksLeft > looksToLeave)
        m_looksLeft = looksToLeave;
}

void HostLead::refuse(const Error& error) {
    m_tell(RunRefusal{error});
    leave();
    m_looksLeft = looksToBeHeard;
}

void HostLead::end() {
    m_hasEnded = true;
    m_looksLeft = looksToBeHeard;
}

void HostLead::look() {
    if (m_looksLeft > 0 && --m_looksLeft == 0)
        sendAll(LeaveOrder{});
    if (m_hasEnded)
        return;
    if (++m_looks % 2 == 0) {
        sendAll(SignOfLife{});
        m_tell(SignOfLife{m_areAllThere});
    }
    watch();
}

void HostLead::sendAll(const PartMessage& message) {
    for (std::size_t i = 0; i < size(); ++i)
        m_send(i, message);
}

} // namespace loadstone
