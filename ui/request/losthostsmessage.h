// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/hostshare.h"
#include "ui/widgets/messagebar.h"

#include <optional>
#include <vector>

namespace loadstone {

/// Says, each time that it changes, which hosts of a run are lost, and that all are heard of again.
/// Owned by a panel; GUI thread.
class LostHostsMessage {
public:
    /// A run begins.
    void begin() { m_told.clear(); }
    /// What is new since it was asked last, while the run is on.
    std::optional<Message> look(const std::vector<HostShare>& hosts);
    /// What remains to be said of a run that has ended; none if no host was lost.
    static std::optional<Message> ofEnded(const std::vector<HostShare>& hosts);

private:
    std::string m_told;
};

} // namespace loadstone
