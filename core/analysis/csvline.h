#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loadstone {

/// `text` without the spaces, tabs and carriage returns around it.
std::string_view trimmed(std::string_view text);

/// The values of one line of CSV, trimmed, without their quotes. A quoted value holds no quote.
/// None where quotes are not like that. Any thread.
std::optional<std::vector<std::string>> splitCsvLine(std::string_view line);

} // namespace loadstone
