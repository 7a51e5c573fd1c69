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

/// The hosts of one load run: starts a part on each through mpirun, passes on what the first one
/// tells of all, and notices if that is silent: then it is told as lost, and is given up only if
/// nothing comes for some seconds. On the GUI thread; owned by its LoadRun. Destroying
/// it ends mpirun, which ends all parts.
class HostCrew : public QObject {
    Q_OBJECT

public:
    /// How long mpirun may take until all parts are there, and these until the load begins.
    static constexpr std::chrono::seconds patience{10};
    static constexpr std::chrono::seconds patienceToBegin{30};

    /// `program` is the part's; empty: the one that belongs to this one.
    explicit HostCrew(const QString& program, QObject* parent = nullptr);
    ~HostCrew() override;

    /// finished() or failed() follows, later and once. `plan.hosts` may be empty.
    void start(const HostList& hosts, SharedPlan plan);
    /// finished() follows with the partial result.
    void stop();

signals:
    void progressed(const loadstone::RunState& state);
    /// With the end of all in it; what has been told so far if the first host is lost.
    void finished(const loadstone::RunState& state);
    void failed(const loadstone::Error& error);

private:
    void readNews();
    void on(RunState& state);
    void on(const RunRefusal& refusal);
    void on(const SignOfLife& sign);
    template <typename Other>
    void on(const Other&) {}
    void tell();
    void look();
    void onEnded();
    void giveUp(const Error& error);
    void loseFirst(const std::string& why);
    void conclude();
    void endProcess();
    std::string said() const;

    const QString m_program;
    Mpirun m_process;
    QTimer m_looks;
    QElapsedTimer m_since;
    MessageStream m_news;
    QByteArray m_said; ///< by mpirun, and by parts that complain
    SilenceWatch m_silence;
    std::vector<std::string> m_names;
    RunState m_last;
    std::optional<Error> m_error; ///< why it cannot begin
    bool m_areAllThere = false;
    bool m_hasBegun = false;
    bool m_isSilent = false; ///< the first host, as has been told
    bool m_isEnding = false; ///< all is known, and mpirun is to end
    bool m_isTold = false;   ///< by a signal
    bool m_hasEnded = false; ///< and has
};

} // namespace loadstone
