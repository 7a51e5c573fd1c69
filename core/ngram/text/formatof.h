// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/job/ngramjob.h"

#include <optional>
#include <string_view>

namespace loadstone {

/// Recognises a file by its first bytes, unpacked: Books if of its first 50 lines, blank ones
/// apart, at least half are well-formed in one of its versions, else text. None if it is neither,
/// but binary.
std::optional<Format> formatOf(std::string_view start);

} // namespace loadstone
