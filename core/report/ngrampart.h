// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/report/ngramreport.h"

#include <functional>
#include <string_view>

namespace loadstone {

// The file of a part of an n-gram job, as PartReader reads it. Any thread.

/// Raised when the first line changes its meaning.
inline constexpr int ngramPartVersion = 1;

/// Writes the counts of a report that has a `part`, in large pieces; ends early with false when
/// `write` returns false.
bool writePart(const NgramReport& report, const std::function<bool(std::string_view)>& write);

/// The first line behind its first words: JSON, which tells all but the counts.
std::string encodePartHead(const NgramReport& report);

/// Reads that, for a report without counts, in whose malformed lines `fileNumber` stands for the
/// name. The error is a sentence about "the file".
Expected<NgramReport> partFromHead(std::string_view head);

} // namespace loadstone
