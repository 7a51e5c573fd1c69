// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/metricswords.h"

#include "core/base/decimals.h"
#include "core/base/units.h"
#include "core/http/secrets.h"

namespace loadstone {

namespace {

std::string figure(double value, const MetricSeries& series) {
    constexpr int digits = 4;
    return significantText(value, digits) + (series.isRate ? "/s" : "");
}

std::string seriesText(const MetricSeries& series) {
    if (series.points.empty())
        return "  " + series.name + "\n    read once; a rate needs two readings\n";
    return "  " + series.name + "\n    first " + figure(series.points.front().value, series) +
           ", last " + figure(series.points.back().value, series) + ", least " +
           figure(series.least(), series) + ", most " + figure(series.most(), series) + "\n";
}

std::string failuresText(const MetricsCourse& course) {
    if (course.failures == 0)
        return {};
    return "  " + counted(course.failures, "reading") + " failed; the last because " +
           course.lastFailure + "\n";
}

} // namespace

std::string metricsText(const RunReport& report) {
    if (!report.metrics)
        return {};
    const MetricsCourse& course = *report.metrics;
    const std::string from = " from " + withoutSecrets(report.plan.metrics.url);
    if (course.readings + course.failures == 0)
        return "\nThe server's own figures were not read" + from +
               ": the run was over before that\n";
    std::string text = "\nThe server's own figures, read " +
                       (course.readings == 1 ? "once" : formatCount(course.readings) + " times") +
                       from + ":\n";
    for (const MetricSeries& series : course.series)
        text += seriesText(series);
    for (const std::string& name : course.missing)
        text += "  " + name + "\n    never came\n";
    if (course.leftOut > 0)
        text += "  " + counted(course.leftOut, "further figure") +
                " not kept; choose some by --metric NAME\n";
    return text + failuresText(course);
}

} // namespace loadstone
