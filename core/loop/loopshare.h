// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/check/bodyroom.h"
#include "core/check/check.h"
#include "core/http/addressview.h"
#include "core/http/request.h"
#include "core/http/socketmaker.h"
#include "core/http/statusranges.h"
#include "core/loop/eventqueue.h"
#include "core/loop/knownhead.h"
#include "core/loop/tlsclient.h"

#include <span>

namespace loadstone {

/// What the conversations of one loop have in common; fixed for the run, owned by the loop.
struct LoopShare {
    TransportOptions options;
    StatusRanges expected;
    bool answersHead = false;
    bool retriesStale = false;
    AddressView* addresses = nullptr; ///< of the host
    const SocketMaker* sockets = nullptr;
    const TlsClient* tls = nullptr; ///< none: plain
    std::span<char> input;          ///< answers go through it and are not kept
    EventQueue* queue = nullptr;
    KnownHead* known = nullptr;
    std::span<const Check> checks; ///< that answers are judged by
    BodyRoom* bodies = nullptr;    ///< that those look at
};

} // namespace loadstone
