// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/hosts/partitionpool.h"

#include <algorithm>

namespace loadstone {

PartitionPool::PartitionPool(const std::vector<std::size_t>& ofFiles,
                             std::vector<std::vector<bool>> readers)
    : m_free(ofFiles.size()), m_readers(std::move(readers)) {
    for (std::size_t file = 0; file < ofFiles.size(); ++file) {
        m_firsts.push_back(m_size);
        for (std::size_t i = 0; i < ofFiles[file]; ++i)
            m_free[file].insert(m_free[file].end(), m_size++);
    }
    m_left = m_size;
    m_granted.resize(m_readers.empty() ? 0 : m_readers.front().size());
}

std::size_t PartitionPool::fileOf(std::size_t partition) const {
    const auto behind = std::ranges::upper_bound(m_firsts, partition);
    return static_cast<std::size_t>(behind - m_firsts.begin()) - 1;
}

std::vector<std::size_t> PartitionPool::grant(std::size_t host, std::size_t most) {
    std::vector<std::size_t> granted;
    for (std::size_t file = 0; file < m_free.size(); ++file) {
        std::set<std::size_t>& free = m_free[file];
        while (m_readers[file][host] && !free.empty() && granted.size() < most) {
            granted.push_back(*free.begin());
            free.erase(free.begin());
        }
    }
    m_left -= granted.size();
    m_granted.at(host).insert(granted.begin(), granted.end());
    return granted;
}

void PartitionPool::lose(std::size_t host) {
    for (std::vector<bool>& readers : m_readers)
        readers[host] = false;
    for (const std::size_t partition : m_granted.at(host))
        m_free[fileOf(partition)].insert(partition);
    m_left += m_granted[host].size();
    m_granted[host].clear();
}

std::optional<std::size_t> PartitionPool::unreadable() const {
    for (std::size_t file = 0; file < m_free.size(); ++file)
        if (!m_free[file].empty() && std::ranges::count(m_readers[file], true) == 0)
            return file;
    return std::nullopt;
}

} // namespace loadstone
