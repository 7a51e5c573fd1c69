// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/welch.h"

#include "core/analysis/scalepoint.h"

#include <gsl/gsl_cdf.h>

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

SampleMean groupOf(std::span<const double> values) {
    SampleMean group = sampleMean(values);
    group.ofMean.value = std::max(group.ofMean.value, std::pow(leastRelativeError * group.mean, 2));
    return group;
}

} // namespace

double WelchTest::oneSided() const {
    if (freedom <= 0)
        return 1;
    return error > 0 ? gsl_cdf_tdist_Q(difference / error, freedom) : 0.5;
}

SampleMean sampleMean(std::span<const double> values) {
    const auto count = static_cast<double>(values.size());
    SampleMean sample{0, {0, count - 1}};
    for (const double value : values)
        sample.mean += value / count;
    for (const double value : values)
        sample.ofMean.value += (value - sample.mean) * (value - sample.mean) / (count - 1) / count;
    return sample;
}

double freedomOfSum(const KnownVariance& one, const KnownVariance& other) {
    const double sum = one.value + other.value;
    return sum * sum /
           (one.value * one.value / one.freedom + other.value * other.value / other.freedom);
}

WelchTest welch(std::span<const double> first, std::span<const double> second) {
    if (first.size() < 2 || second.size() < 2)
        return {};
    const SampleMean one = groupOf(first);
    const SampleMean other = groupOf(second);
    const double variance = one.ofMean.value + other.ofMean.value;
    if (variance <= 0)
        return {one.mean - other.mean, 0, one.ofMean.freedom + other.ofMean.freedom};
    return {one.mean - other.mean, std::sqrt(variance), freedomOfSum(one.ofMean, other.ofMean)};
}

} // namespace loadstone
