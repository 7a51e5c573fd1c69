// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <vector>

namespace loadstone {

/// The partitions of a job that hosts share: each is free, or granted to one host, which has it
/// until that is lost. A value of the CountLead.
class PartitionPool {
public:
    PartitionPool() = default;
    /// How many each file has, numbered through; `readers[file][host]` is whether that one can read
    /// it.
    PartitionPool(const std::vector<std::size_t>& ofFiles, std::vector<std::vector<bool>> readers);

    std::size_t size() const { return m_size; }
    std::size_t left() const { return m_left; }
    const std::set<std::size_t>& grantedTo(std::size_t host) const { return m_granted.at(host); }

    /// Grants a host as many of the first free ones that it can read, `most` at the most; in their
    /// order.
    std::vector<std::size_t> grant(std::size_t host, std::size_t most);
    /// A lost host gets no more, and what it had is free again.
    void lose(std::size_t host);
    /// A file that nobody can read any more, with a partition that is free.
    std::optional<std::size_t> unreadable() const;

private:
    std::size_t fileOf(std::size_t partition) const;

    std::size_t m_size = 0;
    std::size_t m_left = 0;                       ///< free
    std::vector<std::size_t> m_firsts;            ///< of each file
    std::vector<std::set<std::size_t>> m_free;    ///< by file
    std::vector<std::vector<bool>> m_readers;     ///< by file and host
    std::vector<std::set<std::size_t>> m_granted; ///< by host
};

} // namespace loadstone
