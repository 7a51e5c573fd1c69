// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

namespace loadstone {

/// The control groups that this process is in, own group first and then all above it, as folders
/// with the limits in files. Version 2 and each hierarchy of version 1; other roots are for tests.
class ControlGroups {
public:
    explicit ControlGroups(std::filesystem::path root = "/sys/fs/cgroup",
                           std::filesystem::path memberships = "/proc/self/cgroup");

    /// Tasks that the system may still start here; absent without a limit.
    std::optional<std::uint64_t> tasksLeft() const;
    /// Bytes of memory that may still be used; absent without a limit.
    std::optional<std::uint64_t> memoryLeft() const;
    /// Cores that the quotas of processor time amount to, which may be less than one; absent
    /// without a quota.
    std::optional<double> cores() const;

private:
    using Folders = std::vector<std::filesystem::path>;
    Folders unified() const;
    Folders hierarchyOf(std::string_view controller) const;
    Folders upFrom(const std::filesystem::path& mount, const std::filesystem::path& group) const;

    std::filesystem::path m_root;
    std::filesystem::path m_memberships;
};

} // namespace loadstone
