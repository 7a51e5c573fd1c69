#include "core/analysis/csvline.h"

namespace loadstone {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r";
    const auto first = text.find_first_not_of(blank);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::optional<std::vector<std::string>> splitCsvLine(std::string_view line) {
    std::vector<std::string> values;
    while (true) {
        line = trimmed(line);
        const bool isQuoted = line.starts_with('"');
        const auto quote = isQuoted ? line.find('"', 1) : 0;
        if (quote == std::string_view::npos)
            return std::nullopt;
        const auto comma = line.find(',', quote);
        std::string_view value = trimmed(line.substr(0, comma));
        if (isQuoted) {
            if (value.size() != quote + 1)
                return std::nullopt;
            value = trimmed(value.substr(1, quote - 1));
        }
        if (value.find('"') != std::string_view::npos)
            return std::nullopt;
        values.emplace_back(value);
        if (comma == std::string_view::npos)
            return values;
        line.remove_prefix(comma + 1);
    }
}

} // namespace loadstone
