// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/progressline.h"

#include <string>

namespace loadstone {

/// Says on standard error when hosts are lost, and when all are heard of again. Owned by a command
/// that runs; one thread.
class LostHosts {
public:
    /// To be called with each progress and which are lost then, in words; `line` makes way.
    void look(const std::string& lost, ProgressLine& line);

private:
    std::string m_told;
};

} // namespace loadstone
