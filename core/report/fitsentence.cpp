// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/fitsentence.h"

#include "core/base/units.h"
#include "core/report/sizenoun.h"

#include <cmath>

namespace loadstone {

namespace {

std::string peakSentence(const ScalabilityFit& fit, const std::string& plural) {
    const auto& [size, throughput, confidence] = *fit.peak;
    const std::string high = confidence.high > fit.points.back().size
                                 ? "more than was measured"
                                 : formatNumber(confidence.high, 0);
    return "Throughput peaks at about " + sized(size, plural) + " with " +
           throughputText(throughput) + "; with 95 % confidence the peak is from " +
           formatNumber(confidence.low, 0) + " to " + high + ".";
}

std::string beyondSentence(const ScalabilityFit& fit, const std::string& plural) {
    if (fit.curve.peak() < fit.points.front().size)
        return "There is no peak within the sizes that were measured: throughput falls from " +
               sized(fit.points.front().size, plural) + " on.";
    return "There is no peak within the sizes that were measured: up to " +
           sized(fit.points.back().size, plural) + " throughput grows, but less and less.";
}

std::string amdahlSentence(const ScalabilityFit& fit, const std::string& plural,
                           bool isStillRising) {
    if (const auto peak = fit.curve.peak(); peak && *peak < fit.points.back().size)
        return "A peak is not certain up to " + sized(fit.points.back().size, plural) +
               ": throughput that only levels off, as it does when a part of the work is serial "
               "(Amdahl's law), explains the measurements as well.";
    return "No peak is in sight up to " + sized(fit.points.back().size, plural) +
           (isStillRising ? ": throughput grows, but less and less" : ": throughput levels off") +
           ", as it does when a part of the work is serial (Amdahl's law).";
}

/// Where all sizes answer about as much, what holds for the first holds for all.
bool growsHardly(const ScalabilityFit& fit) {
    constexpr double noGrowth = 1.2;
    const double first = fit.points.front().size;
    if (fit.verdict == ScalabilityVerdict::Plateau)
        return fit.plateau->knee() < noGrowth * first &&
               fit.plateau->at(fit.points.back().size) < noGrowth * fit.plateau->at(first);
    return fit.verdict == ScalabilityVerdict::NoPeakInSight &&
           fit.curve.throughput(fit.points.back().size) < noGrowth * fit.curve.throughput(first);
}

std::string standstillSentence(const ScalabilityFit& fit, const std::string& plural) {
    const double first = fit.points.front().size;
    return "More " + plural + " than " + formatNumber(first, 0) +
           " bring nothing: throughput stays at about " +
           throughputText(fit.knee ? fit.knee->throughput
                                   : fit.throughput(fit.points.back().size)) +
           ".";
}

/// What the largest size seems to say against it, if it alone does.
std::string dropSentence(const ScalabilityFit& fit, const std::string& plural) {
    if (!fit.witness)
        return {};
    return " With " + sized(fit.witness->size, plural) + " it was " +
           formatNumber(fit.witness->drop * 100, 0) +
           " % lower, and no other size bears that out: measure it again, and more sizes there.";
}

std::string plateauSentence(const ScalabilityFit& fit, const std::string& plural) {
    const double throughput = fit.knee ? fit.knee->throughput : fit.plateau->throughput;
    const std::string last = formatNumber(fit.points.back().size, 0);
    if (!fit.knee || !std::isinf(fit.plateau->sharpness))
        return "Throughput levels off at about " + throughputText(throughput) + "; up to " +
               sized(fit.points.back().size, plural) + " there is no certain peak." +
               dropSentence(fit, plural);
    return "Throughput grows in proportion up to about " + sized(fit.knee->concurrency, plural) +
           " and stays at about " + throughputText(throughput) + " from there up to " + last +
           ": no more is answered at once." + dropSentence(fit, plural);
}

std::string linearSentence(const ScalabilityFit& fit, const std::string& plural) {
    return "Throughput grows in proportion, up to " + sized(fit.points.back().size, plural) +
           ": each " + singularOf(plural) + " adds about " + throughputText(fit.curve.lambda) +
           ". The limit is how long an answer takes, not how many the server can give; no peak is "
           "in sight.";
}

} // namespace

std::string sentenceFor(const ScalabilityFit& fit, const std::string& plural, bool isStillRising) {
    if (isStillRising && (fit.verdict == ScalabilityVerdict::Plateau || growsHardly(fit)))
        return {};
    if (growsHardly(fit))
        return standstillSentence(fit, plural);
    switch (fit.verdict) {
    case ScalabilityVerdict::Peak:
        return peakSentence(fit, plural);
    case ScalabilityVerdict::PeakBeyondRange:
        return beyondSentence(fit, plural);
    case ScalabilityVerdict::NoPeakInSight:
        return amdahlSentence(fit, plural, isStillRising);
    case ScalabilityVerdict::Plateau:
        return plateauSentence(fit, plural);
    case ScalabilityVerdict::Unclear:
        return "The measurements scatter too much to say how throughput grows; repeat each size "
               "more often.";
    case ScalabilityVerdict::Linear:
        break;
    }
    return linearSentence(fit, plural);
}

} // namespace loadstone
