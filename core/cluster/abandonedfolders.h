// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include <sys/types.h>

namespace loadstone {

/// How the name of each cluster's folder begins.
inline constexpr std::string_view clusterFolderName = "loadstone-postgres-";

/// Marks a folder as in use for as long as the descriptor is open. None if somebody has found it
/// without a user meanwhile, and removes it; -1 if the system cannot mark it.
std::optional<int> claimFolder(const std::filesystem::path& folder);

/// Removes those folders of clusters in `parent` that nobody uses any more, as whoever used them
/// was killed together with the keeper. Only of this user and of `owner`.
void removeAbandoned(const std::filesystem::path& parent, uid_t owner);

} // namespace loadstone
