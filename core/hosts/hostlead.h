// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "core/hosts/partmessage.h"

#include <functional>

namespace loadstone {

/// What the first part does for all, whatever they do together: gathers them, compares their
/// versions, gives signs of life, and sees to it that all leave. It sends and is told messages, and
/// knows no network. On the thread of its program, which owns it.
class HostLead : private Pinned {
public:
    using Send = std::function<void(std::size_t part, const PartMessage& message)>;
    using Tell = std::function<void(const PartMessage& message)>;

    /// `send` goes to a part, the first itself included, `tell` to who started them. `work` is what
    /// they do together, "run" or "job".
    HostLead(std::size_t parts, std::string work, Send send, Tell tell);
    virtual ~HostLead() = default;

    /// A message of a part, and of who started them.
    void take(std::size_t from, PartMessage message);
    void takeOrder(PartMessage order);
    /// Nobody hears it any more: all is ended.
    void leave();
    /// To be called each 100 ms.
    void look();

    /// All have been told to leave, some looks ago.
    bool isOver() const { return m_looksLeft == 0; }

protected:
    std::size_t size() const { return m_hellos.size(); }
    const std::string& nameOf(std::size_t part) const { return m_names.at(part); }
    bool hasEnded() const { return m_hasEnded; }
    /// From now on it is known what is to be done, by which version, and who the parts are.
    void expect(const std::string& version, std::vector<std::string> names);
    void send(std::size_t part, const PartMessage& message) { m_send(part, message); }
    void sendAll(const PartMessage& message);
    void tell(const PartMessage& message) { m_tell(message); }
    /// Tells why it cannot begin or go on, and ends all.
    void refuse(const Error& error);
    /// All has been told: who started the parts is going to say that they are to leave.
    void end();

private:
    /// All are there and of one version.
    virtual void begin() = 0;
    virtual void hear(std::size_t from) = 0;
    virtual void onMessage(std::size_t from, PartMessage& message) = 0;
    virtual void onOrder(PartMessage& order) = 0;
    /// At each look until the end.
    virtual void watch() = 0;

    void beginIfThere();
    bool areOfOneVersion();

    const std::string m_work;
    const Send m_send;
    const Tell m_tell;
    std::vector<std::optional<PartHello>> m_hellos;
    std::vector<std::string> m_names;
    std::optional<std::string> m_version; ///< that is expected
    bool m_areAllThere = false;
    bool m_hasEnded = false;
    bool m_hasLeft = false;
    int m_looks = 0;
    int m_looksLeft = -1; ///< until all is over; -1: nobody has been told to leave
};

} // namespace loadstone
