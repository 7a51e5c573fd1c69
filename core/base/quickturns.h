#pragma once

namespace loadstone {

/// Asks the system to let the calling thread run soon after it wakes, in return for short turns:
/// what a thread that draws a window wants beside hundreds of busy ones. No more of the processor
/// is taken. Kernels before Linux 6.12 ignore it.
void askForQuickTurns();

} // namespace loadstone
