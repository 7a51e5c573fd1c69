// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/thresholdwords.h"

#include "core/base/units.h"
#include "core/report/textcolumns.h"

#include <array>

namespace loadstone {

namespace {

constexpr double percent = 100;

std::string amountText(const Threshold& threshold, double value) {
    if (threshold.isTime())
        return formatTime(std::chrono::duration<double, std::micro>(value));
    if (threshold.isShare())
        return formatShare(value / percent);
    return formatNumber(value, 1) + " requests/s";
}

std::string relationText(Threshold::Relation relation) {
    constexpr std::array spellings{"below", "at most", "above", "at least"};
    return spellings.at(static_cast<std::size_t>(relation));
}

/// "error_rate" as "error rate".
std::string spoken(std::string name) {
    for (char& letter : name)
        if (letter == '_')
            letter = ' ';
    if (name == "checks")
        return "the share of checks that passed";
    return name == "rps" ? "throughput" : name;
}

} // namespace

std::string figureText(const Threshold& threshold, std::optional<double> figure) {
    return figure ? amountText(threshold, *figure) : "no answer";
}

std::string brokenText(const Threshold& threshold, std::optional<double> figure) {
    const std::string is =
        figure ? " is " + figureText(threshold, figure) : " is not known without an answer";
    return spoken(threshold.name()) + is + " and must be " + relationText(threshold.relation) +
           " " + amountText(threshold, threshold.bound);
}

std::string thresholdsText(const RunReport& report) {
    constexpr std::size_t nameWidth = 23;
    std::string text;
    for (const Threshold& threshold : report.plan.thresholds) {
        const auto figure = thresholdFigure(report, threshold);
        text += namedRow(threshold.text(),
                         isMet(report, threshold) ? "met, " + figureText(threshold, figure)
                                                  : "not met: " + brokenText(threshold, figure),
                         nameWidth);
    }
    return text.empty() ? text : "\nThresholds:\n" + text;
}

} // namespace loadstone
