// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"
#include "core/stats/histogram.h"

#include <string>
#include <string_view>

namespace loadstone {

/// HdrHistogram's V2 compressed format in base64, as its log files and tools have it
/// (cookie 0x1c849314 around 0x1c849313, zlib, ZigZag LEB128 counts, zero runs negative).
/// The exact minimum, maximum and sum are not part of the format.
std::string encodeHdr(const Histogram& histogram);

/// Reads what encodeHdr or another HdrHistogram library wrote with the same digits as `layout` and
/// no count beyond its range. Minimum, maximum and sum come from the buckets then.
Expected<Histogram> decodeHdr(std::string_view text, const HistogramLayout& layout);

} // namespace loadstone
