// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/controlgroup.h"

#include <algorithm>
#include <fstream>
#include <string>

namespace loadstone {

namespace {

namespace fs = std::filesystem;

template <typename Number>
std::optional<Number> numberIn(const fs::path& file) {
    std::ifstream in(file);
    Number number{};
    return in >> number ? std::optional(number) : std::nullopt;
}

template <typename Number>
void lower(std::optional<Number>& least, std::optional<Number> candidate) {
    if (candidate)
        least = least ? std::min(*least, *candidate) : candidate;
}

/// Version 1 writes "no limit of memory" as a number near the largest.
constexpr std::uint64_t unlimited = std::uint64_t{1} << 60U;

std::optional<std::uint64_t> left(const fs::path& most, const fs::path& used,
                                  std::uint64_t reclaimable = 0) {
    const auto limit = numberIn<std::uint64_t>(most);
    if (!limit || *limit >= unlimited)
        return std::nullopt;
    const std::uint64_t all = numberIn<std::uint64_t>(used).value_or(0);
    const std::uint64_t taken = all - std::min(all, reclaimable);
    return *limit > taken ? *limit - taken : 0;
}

/// Memory of cached files: it counts as used and is given back when somebody needs it.
std::uint64_t cachedFiles(const fs::path& group, std::string_view prefix) {
    std::ifstream in(group / "memory.stat");
    std::uint64_t sum = 0;
    std::string key;
    for (std::uint64_t amount = 0; in >> key >> amount;)
        if (key == std::string(prefix) + "active_file" ||
            key == std::string(prefix) + "inactive_file")
            sum += amount;
    return sum;
}

std::optional<double> share(std::optional<double> quota, std::optional<double> period) {
    if (!quota || !period || *quota <= 0 || *period <= 0)
        return std::nullopt;
    return *quota / *period;
}

/// "150000 100000", or "max 100000" without a quota.
std::optional<double> unifiedQuota(const fs::path& group) {
    std::ifstream in(group / "cpu.max");
    double quota = 0;
    double period = 0;
    return in >> quota >> period ? share(quota, period) : std::nullopt;
}

bool names(std::string_view list, std::string_view controller) {
    const std::string padded = "," + std::string(list) + ",";
    return padded.find("," + std::string(controller) + ",") != std::string::npos;
}

} // namespace

ControlGroups::ControlGroups(fs::path root, fs::path memberships)
    : m_root(std::move(root)), m_memberships(std::move(memberships)) {}

// A container may see its own group as the root, whatever its membership is called outside; folders
// that do not exist have no files, so they do no harm.
ControlGroups::Folders ControlGroups::upFrom(const fs::path& mount, const fs::path& group) const {
    Folders folders;
    for (fs::path at = group.relative_path();; at = at.parent_path()) {
        folders.push_back(mount / at);
        if (at.empty())
            return folders;
    }
}

ControlGroups::Folders ControlGroups::unified() const {
    std::ifstream in(m_memberships);
    for (std::string line; std::getline(in, line);)
        if (line.starts_with("0::"))
            return upFrom(m_root, line.substr(3));
    return {};
}

// A line is "4:cpu,cpuacct:/group"; the hierarchy may be mounted by all its names or by one.
ControlGroups::Folders ControlGroups::hierarchyOf(std::string_view controller) const {
    std::ifstream in(m_memberships);
    for (std::string line; std::getline(in, line);) {
        const auto first = line.find(':');
        const auto second = line.find(':', first + 1);
        if (first == std::string::npos || second == std::string::npos)
            continue;
        const std::string list = line.substr(first + 1, second - first - 1);
        if (!names(list, controller))
            continue;
        std::error_code ignored;
        const bool byAll = fs::exists(m_root / list, ignored);
        return upFrom(m_root / (byAll ? list : std::string(controller)), line.substr(second + 1));
    }
    return {};
}

std::optional<std::uint64_t> ControlGroups::tasksLeft() const {
    std::optional<std::uint64_t> least;
    for (const Folders& folders : {unified(), hierarchyOf("pids")})
        for (const fs::path& group : folders)
            lower(least, left(group / "pids.max", group / "pids.current"));
    return least;
}

std::optional<std::uint64_t> ControlGroups::memoryLeft() const {
    std::optional<std::uint64_t> least;
    for (const fs::path& group : unified())
        lower(least, left(group / "memory.max", group / "memory.current", cachedFiles(group, "")));
    for (const fs::path& group : hierarchyOf("memory"))
        lower(least, left(group / "memory.limit_in_bytes", group / "memory.usage_in_bytes",
                          cachedFiles(group, "total_")));
    return least;
}

std::optional<double> ControlGroups::cores() const {
    std::optional<double> least;
    for (const fs::path& group : unified())
        lower(least, unifiedQuota(group));
    for (const fs::path& group : hierarchyOf("cpu"))
        lower(least, share(numberIn<double>(group / "cpu.cfs_quota_us"),
                           numberIn<double>(group / "cpu.cfs_period_us")));
    return least;
}

} // namespace loadstone
