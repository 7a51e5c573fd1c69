// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/hosts/toldcounts.h"
#include "core/run/hostcrew.h"

namespace loadstone {

/// How a job on several hosts ended: with a report that lacks only what is to be told of its
/// counts, and these; with the reason why there is none; or cancelled with neither.
struct CountOutcome {
    NgramReport report;
    std::shared_ptr<ToldCounts> counts; ///< none: there is no report
    std::optional<Error> error;
};

/// The hosts of one n-gram job, which goes on when one is lost, but for the first. On the GUI
/// thread; owned by a command.
class CountCrew : public HostCrew {
    Q_OBJECT

public:
    /// `program` is the part's; empty: the one that belongs to this one.
    explicit CountCrew(const QString& program = {}, QObject* parent = nullptr);

    /// finished() follows, later and once. `job.hosts` are not empty.
    void start(SharedJob job);
    /// Ends the job; finished() follows when nothing of it is left, with neither report nor error.
    void cancel();

signals:
    void progressed(const loadstone::NgramProgress& progress);
    void finished(const loadstone::CountOutcome& outcome);

private:
    void take(PartMessage& message) override;
    void tellSilence() override;
    void loseFirst(const std::string& why) override;
    void tellEnd() override { emit finished(m_outcome); }

    void on(JobState& state);
    void on(const SortedPiece& piece);
    void on(JobEnd& end);
    template <typename Other>
    void on(const Other&) {}
    void tell();

    SharedJob m_job;
    TimePoint m_startedAt;
    std::string m_startedAtUtc;
    NgramProgress m_last;
    std::shared_ptr<ToldCounts> m_counts;
    std::optional<Error> m_noCounts; ///< why there can be none
    CountOutcome m_outcome;
};

} // namespace loadstone
