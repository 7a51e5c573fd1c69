// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <filesystem>
#include <optional>

#include <sys/types.h>

namespace loadstone {

/// Whom PostgreSQL runs as if root starts it, which it refuses to run as.
struct ClusterUser {
    uid_t user = 0;
    gid_t group = 0;

    /// None: as who asks, who is not root. An error if root has nobody to run it as.
    static Expected<std::optional<ClusterUser>> choose();

    /// In a child that has not become its program yet.
    bool become() const;
    bool own(const std::filesystem::path& path) const;
};

} // namespace loadstone
