// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/hostcrew.h"

namespace loadstone {

/// The hosts of one load run. If the first, which tells of all, is silent, all are told as lost. On
/// the GUI thread; owned by its LoadRun.
class LoadCrew : public HostCrew {
    Q_OBJECT

public:
    /// `program` is the part's; empty: the one that belongs to this one.
    explicit LoadCrew(const QString& program, QObject* parent = nullptr);

    /// finished() or failed() follows, later and once. `plan.hosts` may be empty.
    void start(const HostList& hosts, SharedPlan plan);
    /// finished() follows with the partial result.
    void stop();

signals:
    void progressed(const loadstone::RunState& state);
    /// With the end of all in it; what has been told so far if the first host is lost.
    void finished(const loadstone::RunState& state);

private:
    void take(PartMessage& message) override;
    void tellSilence() override;
    void loseFirst(const std::string& why) override;
    void tellEnd() override { emit finished(m_last); }

    std::vector<std::string> m_names;
    RunState m_last;
};

} // namespace loadstone
