// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/result/ngramorder.h"
#include "core/report/ngramreport.h"

#include <nlohmann/json_fwd.hpp>

namespace loadstone {

/// Raised when a key changes its meaning.
inline constexpr int ngramSchemaVersion = 1;

/// The JSON of an n-gram job with the counts of `words` and of those at the positions `top`; bytes
/// that are not UTF-8 become replacement characters.
std::string encodeNgrams(const NgramReport& report, const std::vector<std::string>& words,
                         const Positions& top);

/// Whether a file's JSON is that of an n-gram job, and not of a run or a sweep.
bool isNgramJson(const nlohmann::ordered_json& json);

/// Reads what encodeNgrams() wrote: the n-grams that it names, with the sums of all. The error is a
/// sentence, of a newer version or a lack of memory; throws if it is not such a file.
Expected<NgramReport> ngramsFromJson(nlohmann::ordered_json json);

} // namespace loadstone
