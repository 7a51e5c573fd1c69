// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/hosts/partmessage.h"
#include "core/hosts/silencewatch.h"

namespace loadstone {

/// Counts what was under way on hosts that are lost as failed: nobody knows what came of it.
void settleLost(Totals& totals);

/// What the first part knows of all parts of a run: the last that each has told, and whether it is
/// still heard of. The run is their sum. On one thread; owned by the PartLead.
class HostLedger {
public:
    explicit HostLedger(const std::vector<std::string>& names);

    std::size_t size() const { return m_entries.size(); }
    const std::string& nameOf(std::size_t part) const { return m_entries.at(part).share.name; }
    void setOffset(std::size_t part, const ClockOffset& offset);

    /// Something came from this part.
    void hear(std::size_t part);
    void take(std::size_t part, PartState state);
    /// To be called each 100 ms. Whether one more is lost now.
    bool look();
    std::optional<std::size_t> firstLost() const;

    /// Whether all that are heard of have told something since the last state().
    bool hasNews() const;
    /// Whether all have ended, or were given up.
    bool isSettled() const;
    /// All together; with its end if it is settled. What a lost part had begun has failed then.
    RunState state();

private:
    struct Entry {
        HostShare share;
        PartState last;
        SilenceWatch silence;
        bool isLost = false;
        bool hasNews = false;
    };

    PartState sum() const;
    PartEnd end() const;
    std::optional<Error> fault() const;
    void describe(Entry& entry) const;

    std::vector<Entry> m_entries;
};

} // namespace loadstone
