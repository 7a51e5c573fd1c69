// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/hosts/hostlead.h"
#include "core/hosts/partitionpool.h"
#include "core/hosts/silencewatch.h"

#include <set>

namespace loadstone {

/// The first part of an n-gram job: compares the files of all hosts, grants partitions to those
/// that are fastest, lets them exchange their counts by hash partition and tell them one after the
/// other, and has what a lost host had done again by the others. On the thread of its program,
/// which owns it.
class CountLead : public HostLead {
public:
    CountLead(std::size_t parts, Send send, Tell tell);

private:
    enum class Phase { Gathering, Files, Cutting, Preparing, Mapping, Exchanging, Telling };

    struct Host {
        NgramHost share; ///< partitions are told from the pool
        SilenceWatch silence;
        std::optional<FilesSeen> seen;
        CountState state;
        std::uint64_t granted = 0; ///< that state.mapped comes up to
        std::optional<CountFacts> facts;
        bool isReady = false;
        bool hasSorted = false; ///< in this epoch
        bool hasTold = false;   ///< in this epoch, all

        bool isLost() const { return share.lostAt.has_value(); }
    };

    void begin() override;
    void hear(std::size_t from) override;
    void onMessage(std::size_t from, PartMessage& message) override;
    void onOrder(PartMessage& order) override;
    void watch() override;

    void on(std::size_t from, FilesSeen& seen);
    void on(std::size_t from, FilesCut& cut);
    void on(std::size_t from, const CountReady& ready);
    void on(std::size_t from, const CountState& state);
    void on(std::size_t from, CountFacts& facts);
    void on(std::size_t from, const SortedNote& note);
    void on(std::size_t from, const SortedPiece& piece);
    void on(std::size_t from, const CountFault& fault);
    template <typename Other>
    void on(std::size_t, const Other&) {}

    void compareFiles();
    Expected<std::vector<bool>> readersOf(std::size_t file) const;
    void orderCuts();
    void plan();
    Expected<void> checkPlan() const;
    void grant();
    void grantTo(std::size_t host);
    void exchange();
    void tellNext();
    void conclude();
    void lose(std::size_t host);
    void loseInWork(std::size_t host);
    void tellState();
    NgramProgress progress() const;
    std::vector<NgramHost> shares() const;
    NgramReport report() const;
    void addBytes(NgramReport& report) const;
    void addLines(NgramReport& report) const;
    Seconds now() const { return Clock::now() - m_startedAt; }
    std::vector<std::size_t> alive() const;
    bool isNeeded(std::size_t host) const;

    Phase m_phase = Phase::Gathering;
    std::optional<SharedJob> m_job;
    std::vector<Host> m_hosts;
    std::vector<std::vector<bool>> m_readers; ///< by file and host
    std::vector<CutFile> m_files;
    std::set<std::size_t> m_waitedFor; ///< hosts that cut files
    PartitionPool m_pool;
    ExchangeOrder m_exchange; ///< the last one
    std::uint32_t m_epoch = 0;
    std::optional<std::size_t> m_teller; ///< whose turn it is
    TimePoint m_startedAt;
    std::optional<TimePoint> m_mapBegun; ///< if it is going on
    Seconds m_mapTime{0};
    TimePoint m_counted; ///< when mapping began first
    int m_looks = 0;
};

} // namespace loadstone
