// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/part/partprogram.h"
#include "core/run/loadrun.h"

namespace loadstone {

/// The part of a run that this host has: carries it out as it is told, and tells each second what
/// was counted. On the main thread; owned by main.
class LoadPart : public PartProgram {
    Q_OBJECT

public:
    explicit LoadPart(Ranks& ranks);

private:
    void take(std::size_t from, const PartMessage& message) override;
    void drop() override { m_run.disconnect(this); }

    void on(const ClockQuestion& question);
    void on(const SharedPlan& plan);
    void on(const StartOrder& order);
    void on(const StopOrder& order);
    template <typename Other>
    void on(const Other&) {}

    void begin();
    void onProgress(const Snapshot& snapshot);
    void onFinished(const Outcome& outcome);
    PartState stateOf(const Snapshot& snapshot) const;

    LoadRun m_run;
    QTimer m_start;
    std::optional<TimePoint> m_startAt; ///< by order
    int m_secondsTold = 0;
    bool m_hasPlan = false;
};

} // namespace loadstone
