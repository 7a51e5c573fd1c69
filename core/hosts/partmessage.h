// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/hosts/clockoffset.h"
#include "core/hosts/countmessages.h"
#include "core/load/loadplan.h"
#include "core/stats/tallyframe.h"
#include "core/sweep/runreport.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace loadstone {

/// From a part to the first: it is there.
struct PartHello {
    std::string version; ///< of the program
    std::string host;    ///< as its machine calls itself
};

/// From who started the parts to the first, and from it to all: what they do together.
struct SharedPlan {
    std::string version;
    LoadPlan whole;
    std::vector<std::string> hosts;   ///< part a is the a-th one's
    std::vector<std::string> mayTest; ///< hosts elsewhere that the user may test
};

/// The first asks a part for its clocks, again and again.
struct ClockQuestion {
    int round = 0;
};
struct ClockAnswer {
    int round = 0;
    ClockOffset::Reading reading;
};

/// All workers of a part are there, and wait for the start.
struct PartReady {};

/// The moment of the start, by the part's own steady clock.
struct StartOrder {
    TimePoint at;
};

/// What a part adds when it has ended.
struct PartEnd {
    std::optional<Error> error; ///< why it could not begin, or ended early
    std::optional<Validity> validity;
    std::vector<AddressUse> addresses;
    std::vector<TlsUse> tls;
    std::vector<WorkerLoss> losses;
    bool wasStopped = false;
};

/// What a part has counted so far; each second, and once more when it has ended.
struct PartState {
    Seconds elapsed{0};
    std::optional<Seconds> oldestInFlight;
    std::optional<std::uint64_t> overdue;
    std::optional<Seconds> startSkew;
    TallyFrame frame;
    std::optional<PartEnd> end;
};

/// A sign of life, from parts to the first and from it to all and to who started them.
struct SignOfLife {
    bool areAllThere = false; ///< from the first: all parts have said hello
};

/// End the run and tell the last state; or end the program.
struct StopOrder {};
struct LeaveOrder {};

/// From the first to who started the parts: all parts together, by hosts.
struct RunState {
    PartState sum; ///< its end only when all have ended, or were given up
    std::vector<HostShare> hosts;
};

/// From the first to who started the parts: the run cannot begin, or the job cannot go on.
struct RunRefusal {
    Error error;
};

using PartMessage =
    std::variant<PartHello, SharedPlan, ClockQuestion, ClockAnswer, PartReady, StartOrder,
                 PartState, SignOfLife, StopOrder, LeaveOrder, RunState, RunRefusal, SharedJob,
                 FilesSeen, CutOrder, FilesCut, CountPlan, CountReady, GrantOrder, CountState,
                 ExchangeOrder, CountFacts, CountPiece, PieceTaken, SortedNote, TellOrder,
                 SortedPiece, CountFault, JobState, JobEnd>;

/// As bytes, secrets included, for the connections between parts only.
std::string encodePartMessage(const PartMessage& message);
/// An error if they are not those of a message of this version.
Expected<PartMessage> decodePartMessage(std::string_view bytes);

} // namespace loadstone
