// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/result/ngramresult.h"

#include <map>

namespace loadstone {

/// Counts by year.
using YearCounts = std::map<std::uint32_t, std::uint64_t>;

/// The years of one n-gram, out of a job that counted each year by itself (NgramOptions::byYear).
YearCounts yearCountsOf(const NgramResult& byYear, std::string_view ngram);

/// Reads the file of total counts that comes with Google Books n-grams:
/// "year,matches,pages,volumes" in groups separated by TABs or line feeds. Errors name the file.
Expected<YearCounts> readTotalCounts(const std::string& path);

} // namespace loadstone
