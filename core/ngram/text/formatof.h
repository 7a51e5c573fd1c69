// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/job/ngramjob.h"

#include <optional>
#include <string_view>

namespace loadstone {

/// Recognises a file by its first bytes, unpacked: Books by the first line that is well-formed in
/// one of its versions, else text. None if it is neither, but binary.
std::optional<Format> formatOf(std::string_view start);

} // namespace loadstone
