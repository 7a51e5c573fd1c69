// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>

namespace loadstone {

/// The folder with PostgreSQL's own programs, initdb and postgres among them: the newest version of
/// those that Debian has installed, else where PATH has it. Empty if there is none.
std::filesystem::path clusterPrograms();

/// The newest, by number, of the versions in such a folder as /usr/lib/postgresql.
std::filesystem::path newestPrograms(const std::filesystem::path& versions);

} // namespace loadstone
