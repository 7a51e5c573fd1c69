// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/fittext.h"

#include "core/base/decimals.h"
#include "core/base/units.h"
#include "core/report/curvepicture.h"
#include "core/report/fitsentence.h"
#include "core/report/kneewords.h"
#include "core/report/sweetspotwords.h"

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

/// The coefficients of a curve that the verdict is not of would only mislead.
std::string plateauText(const ScalabilityFit& fit) {
    const Plateau& plateau = *fit.plateau;
    const bool isSharp = std::isinf(plateau.sharpness);
    std::string text =
        isSharp ? "Plateau, X(N) = min(λN, C):\n" : "Plateau, X(N) = λN / (1 + (λN/C)^p)^(1/p):\n";
    text += "  λ  " + lambdaText(plateau.lambda) + "  requests/s of the first\n  C  " +
            lambdaText(plateau.throughput) + "  requests/s where it stays\n";
    return text +
           (isSharp ? "" : "  p  " + fourDigits(plateau.sharpness) + "  how sharply it bends\n");
}

} // namespace

std::string coefficientsText(const ScalabilityFit& fit) {
    if (fit.plateau)
        return plateauText(fit);
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
    std::string sentences;
    for (const std::string& one :
         {kneeSentence(fit, plural, spot.isStillRising),
          sentenceFor(fit, plural, spot.isStillRising), sentenceFor(spot, fit.points, {}, plural)})
        sentences += one + (one.empty() ? "" : "\n");
    return fitHeading(fit) + sentences + "\n" + curvePicture({fitSeries(fit)}, plural) +
           "  o measured   · fitted\n\n" + coefficientsText(fit);
}

} // namespace loadstone
