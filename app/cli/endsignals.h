// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <csignal>

namespace loadstone {

/// What asks a command to end: SIGINT, SIGTERM, and SIGHUP unless whoever started us ignores it, as
/// nohup does; what is ignored would be read from a descriptor all the same.
sigset_t endSignals();

} // namespace loadstone
