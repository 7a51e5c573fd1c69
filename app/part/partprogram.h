// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/part/starterlink.h"
#include "core/hosts/partlead.h"
#include "core/mpi/ranks.h"
#include "core/run/loadrun.h"

#include <QElapsedTimer>
#include <QTimer>

namespace loadstone {

/// The part of a run that this host has: carries it out as it is told, and tells each second what
/// was counted. The first part also leads all. On the main thread; owned by main.
class PartProgram : public QObject {
    Q_OBJECT

public:
    explicit PartProgram(Ranks& ranks);

private:
    void turn();
    void take(std::size_t from, std::string&& bytes);
    void look();

    void on(const ClockQuestion& question);
    void on(const SharedPlan& plan);
    void on(const StartOrder& order);
    void on(const StopOrder& order);
    void on(const LeaveOrder& order);
    template <typename Other>
    void on(const Other&) {}

    void begin();
    void onProgress(const Snapshot& snapshot);
    void onFinished(const Outcome& outcome);
    PartState stateOf(const Snapshot& snapshot) const;
    void tellLead(const PartMessage& message);
    void leave();

    Ranks& m_ranks;
    std::optional<StarterLink> m_starter; ///< of the first part
    std::optional<PartLead> m_lead;
    LoadRun m_run;
    QTimer m_turns;
    QTimer m_start;
    QElapsedTimer m_sinceLook;
    SilenceWatch m_leadSilence;
    std::optional<TimePoint> m_startAt; ///< by order
    int m_looks = 0;
    int m_secondsTold = 0;
};

} // namespace loadstone
