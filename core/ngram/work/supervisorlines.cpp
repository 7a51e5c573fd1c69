// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a supervisor knows of the lines of the files.
#include "core/ngram/work/supervisor.h"

namespace loadstone {

std::uint64_t Supervisor::sumOf(std::atomic<std::uint64_t> MapTask::*count) const {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < m_partitions.size(); ++i)
        sum += m_memory.mapTask(i).*count;
    return sum;
}

std::vector<Supervisor::NamedLine> Supervisor::firstMalformedLines() const {
    std::vector<NamedLine> named;
    for (const MalformedLine& line : m_malformed) {
        std::uint64_t number = line.line + 1;
        for (std::size_t i = line.partition; !beginsFile(i); --i)
            number += m_memory.mapTask(i - 1).lines;
        std::size_t file = 0;
        for (std::size_t i = 1; i <= line.partition; ++i)
            file += beginsFile(i) ? 1 : 0;
        named.push_back({m_partitions[line.partition].file->name, number, line.reason, file});
    }
    return named;
}

/// Or what is counted of it: a part of a job may begin within a file.
bool Supervisor::beginsFile(std::size_t partition) const {
    return partition == 0 || m_partitions[partition].file != m_partitions[partition - 1].file;
}

std::vector<std::uint64_t> Supervisor::linesByFile() const {
    std::vector<std::uint64_t> lines;
    for (std::size_t i = 0; i < m_partitions.size(); ++i) {
        if (beginsFile(i))
            lines.push_back(0);
        lines.back() += m_memory.mapTask(i).lines;
    }
    return lines;
}

} // namespace loadstone
