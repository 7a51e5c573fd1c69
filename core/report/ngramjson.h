// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/result/ngramorder.h"
#include "core/report/ngramreport.h"

namespace loadstone {

/// The JSON of an n-gram job with the counts of `words` and of those at the positions `top`; bytes
/// that are not UTF-8 become replacement characters.
std::string encodeNgrams(const NgramReport& report, const std::vector<std::string>& words,
                         const Positions& top);

} // namespace loadstone
