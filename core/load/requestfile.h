// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"
#include "core/load/loadplan.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace loadstone {

/// A plan as a file of JSON that people keep and edit: with the keys that a result's plan has, but
/// only those that differ from the default. Secrets are kept in it.
std::string encodeRequestFile(const LoadPlan& plan);

/// Reads it, or the plan of a result, of a sweep that of its levels. What the file leaves open is
/// as in `usual`. Errors say which key is wrong, and name no field. Secrets that a result has lost
/// are ***: see lostsecrets.h.
Expected<LoadPlan> decodeRequestFile(std::string_view text, const LoadPlan& usual = {});
/// The same of what wholeJson() has made of it.
Expected<LoadPlan> planOfRequestFile(const Expected<nlohmann::ordered_json>& json,
                                     const LoadPlan& usual);

} // namespace loadstone
