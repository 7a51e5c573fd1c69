// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>

namespace loadstone {

/// Open files that this process may have. Absent: no limit.
struct DescriptorLimits {
    std::optional<std::uint64_t> soft;
    std::optional<std::uint64_t> hard;
};

DescriptorLimits descriptorLimits();

/// Open files that this process has now, inherited ones among them.
std::uint64_t openDescriptors();

/// Raises the soft limit of open files to the hard one, which costs nothing; children inherit it.
void raiseDescriptorLimit();

/// Standard input, output and error that were closed are taken by something that fails at each use,
/// as a closed one does. Else the next file that is opened gets their number, and with it what
/// others write there. To be called first in a program.
void keepStandardNumbers();

} // namespace loadstone
