#pragma once

#include "core/ngram/control.h"
#include "core/ngram/malformed.h"

#include <functional>
#include <vector>

namespace loadstone {

/// A worker of an n-gram job, wherever it runs: a child process, or a thread in tests. It has
/// opened the job's shared memory: its own heap to write, those of the others to read. One thread.
class NgramWorker {
public:
    NgramWorker(Control control, std::vector<SharedMemory> heaps, std::uint32_t index);

    /// Blocks until nothing is left to claim. `onMalformed` hears of the first ten lines of each
    /// worker that were not counted, and perhaps of some more.
    Expected<void> map(const std::function<void(const MalformedLine&)>& onMalformed);
    Expected<void> reduce();

private:
    Control m_control;
    std::vector<SharedMemory> m_heaps;
    std::uint32_t m_index;
};

} // namespace loadstone
