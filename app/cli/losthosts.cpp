// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/losthosts.h"

#include "app/cli/complain.h"
#include "core/report/hostwords.h"

#include <utility>

namespace loadstone {

void LostHosts::look(const std::vector<HostShare>& hosts, ProgressLine& line) {
    const std::string now = lostHostsText(hosts);
    if (now == std::exchange(m_told, now))
        return;
    line.clear();
    tellNotes({now.empty() ? "all hosts are heard of again" : now});
}

} // namespace loadstone
