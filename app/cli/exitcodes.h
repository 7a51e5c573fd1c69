// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace loadstone {

/// What loadstone-cli tells the shell; scripts rely on these numbers.
enum ExitCode {
    Fine = 0,
    CouldNotRun = 1, ///< could not run, or not one request succeeded
    Usage = 2,
    NotValid = 3,         ///< the figures are not to be believed; only if --fail-on-invalid asks
    ThresholdBroken = 99, ///< a threshold was not met
    HungUp = 129,         ///< by SIGHUP; the partial result is still written
    Interrupted = 130,    ///< by SIGINT or SIGTERM; the partial result is still written
};

} // namespace loadstone
