// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/hosts/hostlist.h"
#include "core/hosts/messagestream.h"
#include "core/hosts/silencewatch.h"
#include "core/run/mpirun.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace loadstone {

/// The hosts that do something together: starts a part on each through mpirun, hands on what the
/// first one tells of all, and notices if that is silent: it is given up only if nothing comes for
/// some seconds. On the GUI thread. Destroying it ends mpirun, which ends all parts.
class HostCrew : public QObject {
    Q_OBJECT

public:
    /// How long parts may take to begin once all are there; they give signs of life meanwhile.
    static constexpr std::chrono::seconds patienceToBegin{30};
    static constexpr auto silentFirst = "nothing was heard of it any more";

signals:
    /// It cannot begin, or go on.
    void failed(const loadstone::Error& error);

protected:
    /// `work` is what the parts do, as their program takes it; `program` theirs, if it is empty the
    /// one that belongs to this one.
    HostCrew(std::string work, const QString& program, QObject* parent);

    void launch(const HostList& hosts, const PartMessage& order);
    /// Once it is begun, who is silent is waited for in another way.
    void noteBegun() { m_hasBegun = true; }
    bool hasBegun() const { return m_hasBegun; }
    bool isEnding() const { return m_isEnding; }
    /// Whether nothing has been heard of the first host for so long that it counts as lost.
    bool isSilent() const { return m_silence.isLost(); }
    void order(const PartMessage& message);
    void giveUp(const Error& error);
    /// All is known: mpirun is to end, tellEnd() follows then.
    void conclude();

private:
    virtual void take(PartMessage& message) = 0;
    /// The first host is silent, or is heard of again.
    virtual void tellSilence() = 0;
    /// It is given up; concludes.
    virtual void loseFirst(const std::string& why) = 0;
    /// Nothing is left running on any host.
    virtual void tellEnd() = 0;

    void readNews();
    void noteSign(const SignOfLife& sign);
    void look();
    void lookForFirst();
    void lookForStart();
    void onEnded();
    void endProcess();
    std::string said() const;

    const std::string m_work;
    const QString m_program;
    std::string m_first; ///< the first host
    Mpirun m_process;
    QTimer m_looks;
    QElapsedTimer m_since;
    MessageStream m_news;
    QByteArray m_said; ///< by mpirun, and by parts that complain
    SilenceWatch m_silence;
    std::optional<Error> m_error; ///< why it cannot begin
    bool m_areAllThere = false;
    bool m_hasBegun = false;
    bool m_wasSilent = false; ///< the first host, as has been told
    bool m_isEnding = false;  ///< all is known, and mpirun is to end
    bool m_isTold = false;    ///< by a signal
    bool m_hasEnded = false;  ///< and has
};

} // namespace loadstone
