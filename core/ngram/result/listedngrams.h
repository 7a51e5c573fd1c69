// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/result/ngramresult.h"

namespace loadstone {

/// A result of the n-grams that somebody lists, such as a saved file, in memory of its own; what is
/// there twice is added up. The error is that memory is lacking. Any thread.
Expected<NgramResult> resultOf(std::span<const NgramResult::Counted> listed);

/// A result of tables, one for each hash partition, which are emptied. Errors as above.
Expected<NgramResult> resultOf(std::span<CountTable, hashPartitions> tables);

} // namespace loadstone
