// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/job/malformed.h"
#include "core/ngram/memory/jobmemory.h"
#include "core/ngram/work/mapper.h"

#include <functional>
#include <memory>
#include <vector>

namespace loadstone {

/// A worker of an n-gram job, wherever it runs: a child process, or a thread in tests. It has
/// opened the job's shared memory: its own heap to write, those of the others to read. One thread.
class NgramWorker {
public:
    NgramWorker(JobMemory memory, std::vector<SharedMemory> heaps, std::uint32_t index);

    /// Blocks until nothing is left to claim, or the spills must be reduced first. `onMalformed`
    /// hears of lines that were not counted: of the first ones in all files, and of some others.
    Expected<void> map(const std::function<void(const MalformedLine&)>& onMalformed);
    Expected<void> reduce();

private:
    JobMemory m_memory;
    std::vector<SharedMemory> m_heaps;
    std::uint32_t m_index;
    std::unique_ptr<Mapper> m_mapper; ///< kept, as it may pause within a partition
    std::function<void(const MalformedLine&)> m_onMalformed;
    MalformedLine m_lastMalformed;
    int m_toldMalformed = 0; ///< lines in a row that come later and later

    void tell(const MalformedLine& line);
    Expected<void> finished(Expected<void> done) const;
};

} // namespace loadstone
