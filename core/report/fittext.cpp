#include "core/report/fittext.h"

#include "core/analysis/fitsentence.h"
#include "core/base/decimals.h"
#include "core/base/units.h"
#include "core/report/curvepicture.h"

#include <cmath>

namespace loadstone {

namespace {

std::string fourDigits(double value) {
    return significantText(value, 4);
}

/// λ is a throughput and reads like one; σ and κ may be tiny.
std::string lambdaText(double value) {
    return formatNumber(value, value < 100 ? 2 : 0);
}

template <typename Print>
std::string coefficientRow(const std::string& name, double value,
                           const ConfidenceInterval& interval, const Print& print,
                           const std::string& meaning) {
    std::string text = "  " + name + "  " + print(value) + "  (95 %: " + print(interval.low) +
                       " to " + print(interval.high) + ")";
    constexpr std::size_t width = 50;
    text += std::string(text.size() < width ? width - text.size() : 1, ' ');
    return text + "  " + meaning + "\n";
}

CurveSeries fitSeries(const ScalabilityFit& fit) {
    CurveSeries series;
    for (const ScalePoint& point : fit.points)
        series.points.push_back({point.size, point.mean()});
    series.curve = [&fit](double size) { return fit.throughput(size); };
    return series;
}

std::string fitHeading(const ScalabilityFit& fit) {
    std::size_t measurements = 0;
    for (const ScalePoint& point : fit.points)
        measurements += point.throughputs.size();
    return counted(measurements, "measurement") + " of " + counted(fit.points.size(), "size") +
           "\n\n";
}

} // namespace

std::string coefficientsText(const ScalabilityFit& fit) {
    return "Universal Scalability Law, X(N) = λN / (1 + σ(N−1) + κN(N−1)):\n" +
           coefficientRow("λ", fit.curve.lambda, fit.lambda, lambdaText,
                          "requests/s of the first") +
           coefficientRow("σ", fit.curve.sigma, fit.sigma, fourDigits,
                          "contention: waiting for each other") +
           coefficientRow("κ", fit.curve.kappa, fit.kappa, fourDigits,
                          "coherency: the cost of each pair") +
           "  R² " + formatNumber(fit.rSquared, 4) + "\n";
}

std::string fitText(const ScalabilityFit& fit, const SweetSpot& spot, const std::string& plural) {
    return fitHeading(fit) + sentenceFor(fit, plural) + "\n" +
           sentenceFor(spot, fit.points, {}, plural) + "\n\n" +
           curvePicture({fitSeries(fit)}, plural) + "  o measured   · fitted\n\n" +
           coefficientsText(fit);
}

} // namespace loadstone
