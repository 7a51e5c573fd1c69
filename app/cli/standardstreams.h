// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

namespace loadstone {

/// Keeps the numbers of standard streams that are closed, so that no file or socket that is opened
/// later gets one of them, and is written to by accident. Before anything is opened. A pipe that
/// nobody reads is an error of the write from then on, not a signal that ends the program.
void holdStandardStreams();

/// Whether all that was written to standard output has arrived.
Expected<void> flushStandardOutput();

} // namespace loadstone
