// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/report/ngramreport.h"
#include "core/report/progresspieces.h"

namespace loadstone {

/// The summary of a job for a terminal.
std::string summaryText(const NgramReport& report, const NgramQuestions& questions);

/// "Finished 17/1443 map operations · 1.62 GB of 1.80 GB · 812 MB/s · 0.2 s left".
std::vector<ProgressPiece> progressPieces(const NgramProgress& progress);
std::string progressText(const NgramProgress& progress);

/// How far a job is, from 0 to 1.
double shareOf(const NgramProgress& progress);

/// "3 malformed lines", of text "3 malformed places".
std::string malformedText(const NgramReport& report);

/// "Aardvark appears 15,209 times", "Unheardof does not appear"; of a saved file that does not
/// tell, that it is not among the most frequent ones.
std::string appearance(const NgramReport& report, const std::string& ngram);

} // namespace loadstone
