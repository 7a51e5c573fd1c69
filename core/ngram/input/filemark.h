// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <cstdint>
#include <string>

namespace loadstone {

/// By which machines compare a file that each of them sees under a name: its size, and hashes of
/// its first and last bytes. A value.
struct FileMark {
    std::uint64_t bytes = 0;
    std::uint64_t startSum = 0;
    std::uint64_t endSum = 0;

    /// Of a regular file; errors say why another, or none, is there.
    static Expected<FileMark> of(const std::string& path);

    bool operator==(const FileMark&) const = default;
};

} // namespace loadstone
