#include "core/analysis/welch.h"

#include <gsl/gsl_cdf.h>

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

/// Computed measurements can be all equal; the least relative error of a mean that is believed.
constexpr double leastError = 1e-6;

struct Group {
    double mean = 0;
    double ofMean = 0; ///< variance of the mean
    double freedom = 0;
};

Group groupOf(std::span<const double> values) {
    const auto count = static_cast<double>(values.size());
    Group group{0, 0, count - 1};
    for (const double value : values)
        group.mean += value / count;
    for (const double value : values)
        group.ofMean += (value - group.mean) * (value - group.mean) / (count - 1) / count;
    group.ofMean = std::max(group.ofMean, std::pow(leastError * group.mean, 2));
    return group;
}

} // namespace

double WelchTest::oneSided() const {
    if (freedom <= 0)
        return 1;
    return error > 0 ? gsl_cdf_tdist_Q(difference / error, freedom) : 0.5;
}

double WelchTest::twoSided() const {
    if (freedom <= 0)
        return 1;
    return error > 0 ? 2 * gsl_cdf_tdist_Q(std::abs(difference) / error, freedom) : 1;
}

WelchTest welch(std::span<const double> first, std::span<const double> second) {
    if (first.size() < 2 || second.size() < 2)
        return {};
    const Group one = groupOf(first);
    const Group other = groupOf(second);
    const double variance = one.ofMean + other.ofMean;
    if (variance <= 0)
        return {one.mean - other.mean, 0, one.freedom + other.freedom};
    const double freedom =
        variance * variance /
        (one.ofMean * one.ofMean / one.freedom + other.ofMean * other.ofMean / other.freedom);
    return {one.mean - other.mean, std::sqrt(variance), freedom};
}

} // namespace loadstone
