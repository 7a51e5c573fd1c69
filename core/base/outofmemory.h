#pragma once

namespace loadstone {

/// Lets the program end with a sentence if its main thread gets no memory. All other threads get
/// std::bad_alloc, which is an error of their work. To be called first in a program.
void endWhenOutOfMemory();

} // namespace loadstone
