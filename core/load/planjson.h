// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"

#include <nlohmann/json_fwd.hpp>

#include <string_view>

namespace loadstone {

/// What becomes of passwords and tokens: files have "***" in their place.
enum class Secrets { Masked, Kept };

/// All settings of a plan as a JSON object, a key for each row of plansettings.h.
nlohmann::ordered_json planToJson(const LoadPlan& plan, Secrets secrets = Secrets::Masked);

/// A key that is absent means the default. Throws std::exception if the object is not a plan.
LoadPlan planFromJson(const nlohmann::ordered_json& json);

/// The same as CBOR, secrets included, and the body, for a child process of the same version.
std::string encodePlan(const LoadPlan& plan);

/// An error if the bytes are not whole.
Expected<LoadPlan> decodePlan(std::string_view bytes);

} // namespace loadstone
