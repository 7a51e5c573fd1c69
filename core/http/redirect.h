// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace loadstone {

/// Whether an answer with this status leads elsewhere. 304 says that what one has is still right.
constexpr bool isRedirect(int status) {
    constexpr int first = 300, last = 399, notModified = 304;
    return first <= status && status <= last && status != notModified;
}

} // namespace loadstone
