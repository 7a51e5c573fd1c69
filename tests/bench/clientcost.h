// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

namespace loadstone {

/// What a client of a database costs, as a whole process. It prints "processed: N".
struct ClientCost {
    double cpuMicroseconds = 0; ///< per query
    double perSecond = 0;
};

ClientCost clientCost(const std::vector<std::string>& arguments, double seconds);

/// Runs both in alternating pairs and prints our figures over the peer's.
void compareClients(const std::string& title, const std::vector<std::string>& ours,
                    const std::vector<std::string>& peer, int pairs, double seconds);

} // namespace loadstone
