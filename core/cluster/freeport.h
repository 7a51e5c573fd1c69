// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace loadstone {

/// A port of 127.0.0.1 that nobody listens on now, though somebody may at any time; 0 if there is
/// none.
int freePort();

} // namespace loadstone
