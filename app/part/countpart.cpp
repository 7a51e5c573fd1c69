// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/part/countpart.h"

#include "core/base/cpu.h"
#include "core/hosts/countfiles.h"
#include "core/hosts/countlead.h"
#include "core/load/part.h"
#include "core/run/programs.h"

#include <algorithm>

namespace loadstone {

namespace {

std::unique_ptr<HostLead> leadOfJob(std::size_t parts, HostLead::Send send, HostLead::Tell tell) {
    return std::make_unique<CountLead>(parts, std::move(send), std::move(tell));
}

} // namespace

CountPart::CountPart(Ranks& ranks)
    : PartProgram(ranks, leadOfJob),
      m_run(workerProgram()),
      m_exchanges(own(),
                  [this](std::size_t part, const PartMessage& message) { send(part, message); }) {
    connect(&m_run, &NgramRun::shareReady, this, [this] {
        m_isShared = true;
        tellLead(CountReady{});
    });
    connect(&m_run, &NgramRun::shareCounted, this, &CountPart::onCounted);
    connect(&m_run, &NgramRun::finished, this, [this](const NgramOutcome& outcome) {
        m_isShared = false;
        if (outcome.error)
            giveUp(*outcome.error);
    });
}

CountPart::~CountPart() {
    m_cancelled = true;
    waitForAside();
}

void CountPart::drop() {
    m_cancelled = true;
    m_isShared = false;
    m_run.disconnect(this);
}

template <typename Work, typename Then>
void CountPart::tryAside(Work work, Then then) {
    aside(work, [this, then](auto& made) {
        if (made)
            then(*made);
        else
            giveUp(made.error());
    });
}

void CountPart::take(std::size_t from, const PartMessage& message) {
    std::visit([&](const auto& one) { on(from, one); }, message);
}

int CountPart::workers() const {
    if (m_job.isForEachCore)
        return std::min(static_cast<int>(coreCount()), NgramJob::maxWorkers);
    const Part part{static_cast<std::uint32_t>(own()), static_cast<std::uint32_t>(parts())};
    return static_cast<int>(part.shareOf(static_cast<std::uint64_t>(m_job.job.workers)));
}

void CountPart::on(std::size_t, const SharedJob& job) {
    m_job = job;
    aside([job] { return filesSeen(job); },
          [this](FilesSeen& seen) {
              seen.workers = workers();
              tellLead(seen);
          });
}

void CountPart::on(std::size_t, const CutOrder& order) {
    tryAside([job = m_job, order, this] { return cutFiles(job, order, m_cancelled); },
             [this](const FilesCut& cut) { tellLead(cut); });
}

void CountPart::on(std::size_t, const CountPlan& plan) {
    tryAside([job = m_job, plan, this] { return partitionsOf(job, plan, m_cancelled); },
             [this](std::vector<Partition>& partitions) {
                 NgramJob job = m_job.job;
                 job.hosts = 1;
                 job.workers = workers();
                 hurry(false);
                 m_run.startShare(job, std::move(partitions));
             });
}

// A grant comes when nothing is exchanged, or was but for a loss.
void CountPart::on(std::size_t, const GrantOrder& order) {
    if (!m_isShared)
        return;
    m_exchanges.drop();
    hurry(false);
    m_granted.insert(order.partitions.begin(), order.partitions.end());
    m_inHand.insert(order.partitions.begin(), order.partitions.end());
    m_run.grant(order.partitions);
}

void CountPart::on(std::size_t, const ExchangeOrder& order) {
    if (!m_isShared)
        return;
    m_exchanges.take(order);
    hurry(true);
    m_run.seal();
}

void CountPart::onCounted() {
    if (!m_exchanges.awaitsCounts())
        return;
    auto result = m_run.shareResult();
    if (!result)
        return giveUp(result.error());
    tellLead(facts(m_exchanges.epoch()));
    m_exchanges.begin(std::move(*result));
    sortIfAllCame();
}

CountFacts CountPart::facts(std::uint32_t epoch) const {
    const Supervisor& share = m_run.share();
    CountFacts facts{epoch, {}, share.malformed(), {}, share.reexecuted()};
    for (const std::size_t partition : m_granted)
        facts.lines.push_back(share.memory().mapTask(partition).lines);
    facts.firstMalformed.assign(share.malformedLines().begin(), share.malformedLines().end());
    return facts;
}

void CountPart::on(std::size_t from, const CountPiece& piece) {
    m_exchanges.take(from, piece);
    sortIfAllCame();
}

void CountPart::sortIfAllCame() {
    const auto exchange = m_exchanges.takeComplete();
    if (!exchange)
        return;
    const auto sort = [exchange] {
        return exchange->takeOwned().map([](NgramResult owned) {
            return SortedCounts(std::move(owned), static_cast<int>(coreCount()));
        });
    };
    tryAside(sort, [this, exchange](SortedCounts& sorted) {
        m_exchanges.setSorted(exchange, std::move(sorted));
    });
}

void CountPart::on(std::size_t from, const PieceTaken& taken) {
    m_exchanges.take(from, taken);
}

void CountPart::on(std::size_t, const TellOrder& order) {
    m_exchanges.take(order);
}

void CountPart::turned() {
    if (m_isShared)
        tellProgress();
}

// One that is counted may have to be counted again, if its worker dies; the exchange waits for it.
void CountPart::tellProgress() {
    const JobMemory& memory = m_run.share().memory();
    std::erase_if(m_inHand,
                  [&](std::size_t partition) { return memory.mapTask(partition).isMapped.load(); });
    const NgramProgress now = m_run.progress();
    const std::uint64_t mapped = m_granted.size() - m_inHand.size();
    const bool isFarther = now.bytes - m_told.bytes > now.allBytes / 100;
    if (mapped == m_told.mapped && !isFarther)
        return;
    m_told = {mapped, now.bytes, now.lines};
    tellLead(m_told);
}

} // namespace loadstone
