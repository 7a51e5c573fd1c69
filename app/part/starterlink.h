// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/hosts/messagestream.h"

#include <functional>

namespace loadstone {

/// What the first part has to who started all: orders by standard input, news by standard output.
/// Neither ever blocks. On the main thread; owned by the PartProgram.
class StarterLink {
public:
    StarterLink();

    /// Hands over the orders that have come. False: nobody gives any more.
    bool read(const std::function<void(PartMessage)>& take);
    void tell(const PartMessage& message);
    /// Writes what can be written now.
    void flush();

private:
    MessageStream m_orders;
    std::string m_unwritten;
};

} // namespace loadstone
