#pragma once

#include "core/base/expected.h"

#include <string>
#include <vector>

namespace loadstone {

/// Where one result goes: a format, such as "text", to a file, or to "-", standard output.
struct OutputRequest {
    std::string format;
    std::string file = "-";
};

/// Refuses two results for one file, whatever its names: the last would replace the others. Errors
/// name `option`.
Expected<void> checkDistinct(const std::vector<OutputRequest>& outputs, const char* option);

} // namespace loadstone
