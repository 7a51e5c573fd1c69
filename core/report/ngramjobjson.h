// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/job/ngramjob.h"

#include <nlohmann/json_fwd.hpp>

namespace loadstone {

// The settings of an n-gram job in the JSON of its result. Any thread.

/// Puts them into the result's object, below "files", "workers", "partition" and "options".
void putJob(nlohmann::ordered_json& json, const NgramJob& job);

/// Reads what putJob() wrote; files of older versions have no "options". Throws if there can be no
/// such job.
NgramJob ngramJobFromJson(const nlohmann::ordered_json& json);

} // namespace loadstone
