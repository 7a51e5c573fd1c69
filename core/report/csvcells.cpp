#include "core/report/csvcells.h"

#include <array>
#include <cstdio>

namespace loadstone {

std::string decimalCell(double value) {
    std::array<char, 400> text{};
    std::snprintf(text.data(), text.size(), "%.3f", value);
    return text.data();
}

std::string millisecondsCell(Microseconds time) {
    return decimalCell(inMilliseconds(time));
}

} // namespace loadstone
