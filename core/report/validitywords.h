// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

#include <string>

namespace loadstone {

/// "Own CPU".
std::string titleOf(SignalKind kind);

/// "34 % of 2 cores", "0.3 ms", "214 of 28,232"; "not measured" if it is not.
std::string valueText(const Signal& signal);

/// "limit 80 %", "at least 100"; empty if there is none.
std::string limitText(const Signal& signal);

/// What the signal says of this run, a sentence.
std::string explanationOf(const Signal& signal);

/// What the verdict means for the figures, with the signal that decides it: a sentence.
std::string verdictSentence(const Validity& validity);

/// The signals that speak against the figures, those that decide the verdict first.
std::vector<Signal> doubtsOf(const Validity& validity);

/// "34 % of what this machine can send: 52,000 requests/s". Only if the report has a ceiling.
std::string shareOfCeiling(const RunReport& report);

/// The verdict in a terminal: a line, and below one for each signal that is not ok.
std::string validityText(const Validity& validity);

} // namespace loadstone
