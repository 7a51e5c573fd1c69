// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/result/partmerge.h"
#include "core/report/ngramreport.h"

#include <optional>

namespace loadstone {

/// Goes through sorted counts, once: hands their sums to `take` and puts what is asked for into the
/// report of their job, with the time that this takes. Nothing if `take` has ended it. Memory does
/// not grow with the number of n-grams. Any thread.
Expected<std::optional<NgramReport>>
tellCounts(NgramReport report, const std::vector<std::unique_ptr<PartReader>>& sorted,
           const NgramQuestions& questions, const TakeCount& take);

} // namespace loadstone
