// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/verdictbounds.h"

#include <gsl/gsl_cdf.h>

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

/// Levels that are taken to be equal.
struct Pool {
    double weights = 0, products = 0, squares = 0;

    double mean() const { return products / weights; }
    double misfit() const { return squares - products * products / weights; }
    void add(const Pool& other) {
        weights += other.weights;
        products += other.products;
        squares += other.squares;
    }
};

/// By how many standard errors the levels miss the nearest ones that never fall: neighbours in the
/// wrong order are pooled until there are none.
double distanceToRising(const std::vector<double>& levels, double errorOfOne) {
    std::vector<Pool> pools;
    for (const double level : levels) {
        const double weight = 1 / std::pow(errorOfOne * level, 2);
        pools.push_back({weight, weight * level, weight * level * level});
        while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
            const Pool last = pools.back();
            pools.pop_back();
            pools.back().add(last);
        }
    }
    double misfit = 0;
    for (const Pool& pool : pools)
        misfit += std::max(0.0, pool.misfit());
    return std::sqrt(misfit);
}

double powerAt(double distance, double doubt) {
    return gsl_cdf_ugaussian_P(distance - gsl_cdf_ugaussian_Qinv(doubt));
}

} // namespace

double mostPeaksFound(const SimulatedSweep::Throughput& server, const Disturbance& disturbance) {
    constexpr double doubt = 0.01;
    std::vector<double> levels;
    for (const double size : usualSizes)
        levels.push_back(server(size));
    const double error = disturbance.noise / std::sqrt(double(usualRepeats));
    const double all = powerAt(distanceToRising(levels, error), doubt);
    if (!disturbance.levelStalls || disturbance.hasLatencies)
        return all;
    double least = all;
    for (std::size_t stalled = 0; stalled < levels.size(); ++stalled) {
        std::vector<double> others = levels;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(stalled));
        // This level stalls in one of seven sweeps, in which more than 1 % may be mistaken.
        const double share = 1 / double(levels.size());
        least = std::min(least, powerAt(distanceToRising(others, error), doubt / share));
    }
    return least;
}

double mostEnginesToldApart(double ratio, const Disturbance& disturbance) {
    constexpr double onEachSide = 0.025;
    const double error = disturbance.noise * std::sqrt(2 / double(usualRepeats));
    return powerAt(std::log(ratio) / error, onEachSide);
}

} // namespace loadstone
