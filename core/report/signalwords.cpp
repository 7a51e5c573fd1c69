#include "core/report/signalwords.h"

namespace loadstone {

namespace {

constexpr std::array<SignalWords, signalNames.size()> words{{
    {"Own CPU", Dimension::Share, "%", "Loadstone had processor time to spare.",
     "Loadstone took {v} of the processor time that it may use: it could not send faster."},
    {"Busiest thread", Dimension::Share, "%", "No thread was on a core all the time.",
     "One thread was on a core for {v} of the time: it could not send faster."},
    {"Machine's CPU", Dimension::Share, "%", "Cores were free for Loadstone when it needed them.",
     "The cores that Loadstone may use were {v} busy, by other programs too: requests had to wait "
     "for them."},
    {"Stolen CPU", Dimension::Share, "%", "The host left this machine its processor time.",
     "The host gave {v} of the processor time to other machines."},
    {"Standstill", Dimension::Time, "ms", "Loadstone was never held up.",
     "Loadstone or this machine stood still for {v}; requests that were under way then seem to "
     "have taken that long."},
    {"Loop lag, p99", Dimension::Time, "ms", "Answers were read as soon as they were there.",
     "Answers lay unread for {v} at the 99th percentile, which counts as the server's time."},
    {"Wait for a core", Dimension::Time, "ms", "Threads had a core as soon as they could go on.",
     "A thread waited {v} for a core in each request, which counts as the server's time."},
    {"Local ports", Dimension::Count, "ports", "There were local ports enough.",
     "Local ports were running out: {v} of {b} were taken, and {f} requests had none."},
    {"Open files", Dimension::Count, "files", "There were open files enough.",
     "Open files were running out: {v} of {b} were open, and {f} requests had none."},
    {"Workers lost", Dimension::Count, "processes", "No worker process was lost.",
     "{v} worker processes were lost, so less was sent than planned."},
    {"Little's residual", Dimension::Share, "%",
     "Nearly all the time each of the {b} had a request in flight.",
     "For {v} of the time the {b} threads or connections had no request in flight, or their times "
     "do not add up."},
    {"Connections opened", Dimension::Count, "connections",
     "Connections were kept, as far as that was asked for.",
     "{v} connections were opened where {b} would do: the server closes them, and opening them is "
     "within the latencies."},
    {"Opened early", Dimension::Count, "connections", "Connections were there before it counted.",
     "{v} connections were opened early in the time that counts: the warm-up was too short."},
    {"Early against late", Dimension::Share, "%",
     "The first third was as the rest, or differed no more than by chance.",
     "The first third of the time differs by {v} from the rest: the server or the load was not yet "
     "steady, and a longer warm-up or run would tell."},
    {"Oldest in flight", Dimension::Time, "ms", "What was in flight at the end was young.",
     "A request had been in flight for {v} at the end: such requests hang, and are in no latency."},
    {"Silence at the end", Dimension::Time, "ms", "Answers came until the end.",
     "Nothing was answered in the last {v}."},
    {"Requests", Dimension::Count, "requests", "There were requests enough to judge by.",
     "{v} requests in {b} are too few or too short a time for a verdict."},
    {"Target is here", Dimension::Count, "",
     "Whether the target runs on this machine, with which it then shares the processor.", ""},
}};

} // namespace

const SignalWords& signalWords(SignalKind kind) {
    return words.at(static_cast<std::size_t>(kind));
}

} // namespace loadstone
