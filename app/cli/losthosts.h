// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/progressline.h"
#include "core/sweep/hostshare.h"

#include <string>
#include <vector>

namespace loadstone {

/// Says on standard error when hosts are lost, and when all are heard of again. Owned by a command
/// that runs; one thread.
class LostHosts {
public:
    /// To be called with each progress; `line` makes way.
    void look(const std::vector<HostShare>& hosts, ProgressLine& line);

private:
    std::string m_told;
};

} // namespace loadstone
