// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/losthosts.h"

#include "app/cli/complain.h"

#include <utility>

namespace loadstone {

void LostHosts::look(const std::string& lost, ProgressLine& line) {
    if (lost == std::exchange(m_told, lost))
        return;
    line.clear();
    tellNotes({lost.empty() ? "all hosts are heard of again" : lost});
}

} // namespace loadstone
