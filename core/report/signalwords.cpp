// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/signalwords.h"

#include <algorithm>
#include <array>

namespace loadstone {

namespace {

constexpr std::array<SignalWords, signalKindCount> words{{
    {SignalKind::OwnCpu, "own_cpu", "Own CPU", Dimension::Share, "%",
     "Loadstone had processor time to spare.",
     "Loadstone took {v} of the processor time that it may use: it could not send faster."},
    {SignalKind::BusiestThread, "busiest_thread", "Busiest thread", Dimension::Share, "%",
     "No thread was on a core all the time.",
     "One thread was on a core for {v} of the time: it could not send faster."},
    {SignalKind::MachineCpu, "machine_cpu", "Machine's CPU", Dimension::Share, "%",
     "Cores were free for Loadstone when it needed them.",
     "The cores that Loadstone may use were {v} busy, by other programs too: requests had to wait "
     "for them."},
    {SignalKind::Stolen, "steal", "Stolen CPU", Dimension::Share, "%",
     "The host left this machine its processor time.",
     "The host gave {v} of the processor time to other machines."},
    {SignalKind::Standstill, "standstill", "Standstill", Dimension::Time, "ms",
     "Loadstone was never held up.",
     "Loadstone or this machine stood still for {v}; requests that were under way then seem to "
     "have taken that long."},
    {SignalKind::Lag, "lag", "Loop lag, p99", Dimension::Time, "ms",
     "Answers were read as soon as they were there.",
     "Answers lay unread for {v} at the 99th percentile, which counts as the server's time."},
    {SignalKind::LateStarts, "late_starts", "Late starts", Dimension::Share, "%",
     "Requests left when they were due, or as soon as a thread or connection was free.",
     "{v} of the requests left over 1 ms late though a thread or connection was free: this machine "
     "did not keep the plan."},
    {SignalKind::RunQueue, "run_queue", "Wait for a core", Dimension::Time, "ms",
     "Threads had a core as soon as they could go on.",
     "A thread waited {v} for a core in each request, which counts as the server's time."},
    {SignalKind::Ports, "ports", "Local ports", Dimension::Count, "ports",
     "There were local ports enough.",
     "Local ports were running out: {v} of {b} were taken, and {f} requests had none."},
    {SignalKind::Descriptors, "descriptors", "Open files", Dimension::Count, "files",
     "There were open files enough.",
     "Open files were running out: {v} of {b} were open, and {f} requests had none."},
    {SignalKind::Workers, "workers_lost", "Workers lost", Dimension::Count, "processes",
     "No worker process was lost.",
     "{v} worker processes were lost, so less was sent than planned."},
    {SignalKind::Little, "little", "Little's residual", Dimension::Share, "%",
     "Nearly all the time each of the {b} had a request in flight.",
     "For {v} of the time the {b} threads or connections had no request in flight, or their times "
     "do not add up."},
    {SignalKind::Waited, "waited_for_user", "Waited for a thread", Dimension::Share, "%",
     "Most requests found a free thread or connection when they were due.",
     "{v} of the requests had to wait for a free thread or connection: the response times are "
     "mostly those of this queue, and more of them would tell what the server can do."},
    {SignalKind::RateReached, "rate_reached", "Rate reached", Dimension::Share, "%",
     "What was due was sent.",
     "Only {v} of the requests that were due could be sent: all threads or connections were "
     "waiting for answers."},
    {SignalKind::Connections, "connections", "Connections opened", Dimension::Count, "connections",
     "Connections were kept, as far as that was asked for.",
     "{v} connections were opened where {b} would do: the server closes them, and opening them is "
     "within the latencies."},
    {SignalKind::EarlyConnections, "early_connections", "Opened early", Dimension::Count,
     "connections", "Connections were there before it counted.",
     "{v} connections were opened early in the time that counts: the warm-up was too short."},
    {SignalKind::WarmUp, "warm_up", "Early against late", Dimension::Share, "%",
     "The first third was as the rest, or differed no more than by chance.",
     "The first third of the time differs by {v} from the rest: the server or the load was not yet "
     "steady, and a longer warm-up or run would tell."},
    {SignalKind::OldestInFlight, "oldest_in_flight", "Oldest in flight", Dimension::Time, "ms",
     "What was in flight at the end was young.",
     "A request had been in flight for {v} at the end: such requests hang, and are in no latency."},
    {SignalKind::Silence, "silence", "Silence at the end", Dimension::Time, "ms",
     "Answers came until the end.", "Nothing was answered in the last {v}."},
    {SignalKind::Sample, "sample", "Requests", Dimension::Count, "requests",
     "There were requests enough to judge by.",
     "{v}, which is too few for a verdict; {l} are needed."},
    {SignalKind::Span, "time", "Time that counts", Dimension::Time, "ms",
     "The time was long enough to judge by.",
     "All was over in {v}, which is too short for a verdict; {l} are needed."},
    {SignalKind::TargetHere, "target_here", "Target is here", Dimension::Count, "",
     "Whether the target runs on this machine, with which it then shares the processor.", ""},
}};

static_assert([] {
    for (std::size_t i = 0; i < words.size(); ++i)
        if (static_cast<std::size_t>(words[i].kind) != i)
            return false;
    return true;
}());

} // namespace

const SignalWords& signalWords(SignalKind kind) {
    return words.at(static_cast<std::size_t>(kind));
}

std::string_view nameOf(SignalKind kind) {
    return signalWords(kind).name;
}

std::optional<SignalKind> signalNamed(std::string_view name) {
    const auto found = std::ranges::find(words, name, &SignalWords::name);
    return found == words.end() ? std::nullopt : std::optional(found->kind);
}

} // namespace loadstone
