#pragma once

#include "core/load/loadplan.h"

#include <string>
#include <string_view>

namespace loadstone {

/// All settings of a plan, secrets included, for another process of the same version. Not for
/// files, which have it as JSON.
std::string encodePlan(const LoadPlan& plan);

/// An error where the bytes are not whole.
Expected<LoadPlan> decodePlan(std::string_view bytes);

} // namespace loadstone
