// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"

#include <string>
#include <vector>

namespace loadstone {

/// Free ports that listen already and are handed to a program when it starts: nobody else can take
/// them in between, and who connects too early waits.
class HandedPorts : private Pinned {
public:
    explicit HandedPorts(int count, const std::string& address = "127.0.0.1");
    ~HandedPorts();

    int operator[](std::size_t index) const { return m_ports.at(index); }
    const std::vector<int>& sockets() const { return m_sockets; }
    /// The variable that tells nginx of them, NAME=VALUE.
    std::string variableForNginx() const;
    /// Once the program has them: when it ends they refuse.
    void letGo();

private:
    std::vector<int> m_sockets;
    std::vector<int> m_ports;
};

} // namespace loadstone
