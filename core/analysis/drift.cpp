#include "core/analysis/drift.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace loadstone {

namespace {

struct Spread {
    double mean = 0;
    double ofMean = 0; ///< variance of the mean
};

Spread spreadOf(std::span<const double> part) {
    const auto count = static_cast<double>(part.size());
    Spread spread;
    for (const double value : part)
        spread.mean += value / count;
    for (const double value : part)
        spread.ofMean += (value - spread.mean) * (value - spread.mean) / (count - 1) / count;
    return spread;
}

double medianOf(std::span<const double> part) {
    std::vector<double> sorted(part.begin(), part.end());
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::ranges::nth_element(sorted, middle);
    return *middle;
}

} // namespace

std::optional<Drift> driftOf(std::span<const double> series) {
    constexpr std::size_t least = 12;
    if (series.size() < least)
        return std::nullopt;
    const auto first = series.first(series.size() / 3);
    const auto rest = series.subspan(series.size() / 3);
    const double median = medianOf(rest);
    if (median <= 0)
        return std::nullopt;
    const Spread early = spreadOf(first);
    const Spread late = spreadOf(rest);
    // Series without any scatter differ for certain, if they do; an infinite t would go into no
    // file.
    const double scatter =
        std::max(std::sqrt(early.ofMean + late.ofMean), 1e-6 * std::abs(late.mean));
    return Drift{medianOf(first) / median, (early.mean - late.mean) / scatter};
}

} // namespace loadstone
