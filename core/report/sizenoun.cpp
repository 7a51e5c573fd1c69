#include "core/report/sizenoun.h"

#include "core/base/units.h"

#include <cmath>

namespace loadstone {

std::string singularOf(const std::string& plural) {
    if (plural.ends_with("sses"))
        return plural.substr(0, plural.size() - 2);
    return plural.ends_with('s') ? plural.substr(0, plural.size() - 1) : plural;
}

std::string sized(double size, const std::string& plural) {
    const double whole = std::round(size);
    return formatNumber(whole, 0) + " " + (whole == 1 ? singularOf(plural) : plural);
}

std::string throughputText(double throughput) {
    return formatNumber(throughput, throughput < 100 ? 1 : 0) + " requests/s";
}

} // namespace loadstone
