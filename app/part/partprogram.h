// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/part/starterlink.h"
#include "core/hosts/hostlead.h"
#include "core/hosts/silencewatch.h"
#include "core/mpi/ranks.h"

#include <QElapsedTimer>
#include <QThreadPool>
#include <QTimer>

#include <memory>

namespace loadstone {

/// The part that this host has of what several do together: takes messages in and gives signs of
/// life. The first part also leads all. What is done is its subclasses', on a thread of its own if
/// it takes long: who gives no sign of life is called lost. On the main thread; owned by main.
class PartProgram : public QObject {
    Q_OBJECT

protected:
    using MakeLead = std::function<std::unique_ptr<HostLead>(std::size_t parts, HostLead::Send send,
                                                             HostLead::Tell tell)>;

    PartProgram(Ranks& ranks, const MakeLead& makeLead);

    std::size_t own() const { return m_ranks.own(); }
    std::size_t parts() const { return m_ranks.size(); }
    void send(std::size_t part, const PartMessage& message);
    void tellLead(const PartMessage& message);
    /// Messages are looked for at once, which takes of a processor; or a few hundred times a
    /// second.
    void hurry(bool isHurried);
    /// Does `work` on the other thread and hands what it gives to `then`, on this one.
    template <typename Work, typename Then>
    void aside(Work work, Then then) {
        m_aside.start([this, work, then] {
            const auto made = std::make_shared<decltype(work())>(work());
            QMetaObject::invokeMethod(
                this, [then, made] { then(*made); }, Qt::QueuedConnection);
        });
    }
    void waitForAside() { m_aside.waitForDone(); }

private:
    virtual void take(std::size_t from, const PartMessage& message) = 0;
    /// Each time that messages were looked for.
    virtual void turned() {}
    /// Nothing of it is wanted any more.
    virtual void drop() = 0;

    void turn();
    void receive(std::size_t from, std::string&& bytes);
    void look();
    void leave(int code);

    Ranks& m_ranks;
    std::optional<StarterLink> m_starter; ///< of the first part
    std::unique_ptr<HostLead> m_lead;     ///< of the first part
    QTimer m_turns;
    QElapsedTimer m_sinceLook;
    SilenceWatch m_leadSilence;
    bool m_isHurried = true;
    int m_looks = 0;
    QThreadPool m_aside; ///< has one thread
};

} // namespace loadstone
