// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/loop/transfer.h"

#include <span>
#include <string_view>

namespace loadstone {

/// Moves bytes through a non-blocking socket as they are. Does not own the socket.
class PlainStream {
public:
    explicit PlainStream(int socket) : m_socket(socket) {}

    Transfer read(std::span<char> into) const;
    Transfer write(std::string_view bytes) const;

private:
    int m_socket;
};

} // namespace loadstone
