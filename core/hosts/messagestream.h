// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/hosts/partmessage.h"

#include <optional>
#include <string>
#include <string_view>

namespace loadstone {

/// A message as it goes through a pipe: its length, in 8 bytes, before it.
std::string inPipe(const PartMessage& message);

/// Cuts what comes through such a pipe, in pieces of any size, into messages. A value.
class MessageStream {
public:
    void add(std::string_view bytes) { m_bytes.append(bytes); }
    /// The next whole message; none: more bytes are needed. After an error there is nothing more.
    std::optional<Expected<PartMessage>> next();

private:
    std::string m_bytes;
};

} // namespace loadstone
