// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace loadstone {

/// How long tests wait for what must come, in ms: far longer than it takes, for slow machines.
constexpr int patience = 60'000;

} // namespace loadstone
