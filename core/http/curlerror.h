// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/errorclass.h"

namespace loadstone {

/// What libcurl reports when a transfer has failed.
struct CurlFailure {
    int code = 0;            ///< CURLcode
    long systemError = 0;    ///< errno of the connect, 0 where none
    bool connected = false;  ///< the connection stood before the failure
    long headerBytes = 0;    ///< bytes of answer headers received
    bool noAddress = false;  ///< the host was not found, or not in time
    bool isSecuring = false; ///< it stood, but for TLS
    bool wasIdle = false;    ///< sent on a connection that had been kept, and not a line came back
};

/// The class of a failed transfer; None for code 0.
ErrorClass classify(const CurlFailure& failure);

} // namespace loadstone
