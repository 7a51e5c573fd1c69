// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "core/cluster/spawnedprogram.h"

namespace loadstone {

/// A temporary folder for a cluster, which nobody else may enter. It is removed with all that is in
/// it when this is destroyed; if this process is killed, by a child that waits for just that; if
/// both are, by the next one that is made beside it.
class ClusterFolder : private Pinned {
public:
    explicit ClusterFolder(const std::optional<ClusterUser>& owner);
    ~ClusterFolder();

    /// Empty if it could not be made.
    const std::filesystem::path& path() const { return m_path; }
    std::filesystem::path data() const { return m_path / "data"; }

    /// Why it could not be made, for each place that was tried.
    const std::string& hindrances() const { return m_hindrances; }

private:
    void makeIn(const std::filesystem::path& parent, const std::optional<ClusterUser>& owner);
    bool claimOneIn(const std::filesystem::path& parent);
    void startKeeper();
    void remove() const;

    std::filesystem::path m_path;
    std::string m_hindrances;
    int m_claim = -1; ///< as claimFolder() gives it
    int m_alive = -1; ///< an end of a pipe: closed with this process, and the keeper hears of it
    pid_t m_keeper = -1;
};

} // namespace loadstone
