// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <string>
#include <string_view>
#include <vector>

namespace loadstone {

/// The hosts that share a load, by the names that Open MPI reaches them by; part a is the a-th
/// host's. A value. Empty: the load is of this machine alone.
struct HostList {
    static constexpr std::size_t most = 1000;

    std::vector<std::string> names;

    bool isEmpty() const { return names.empty(); }

    /// Reads "a,b,c". The error names "hosts".
    static Expected<HostList> read(std::string_view text);
    /// Reads the lines of a file as mpirun takes them: a name, and what it has besides, as in
    /// "node1 slots=4". A host has one part, however many slots it has. The error names
    /// "host-file".
    static Expected<HostList> readFile(std::string_view text);

    bool operator==(const HostList&) const = default;
};

} // namespace loadstone
