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

bool isUnread(const MetricsCourse& course) {
    return course.readings + course.failures == 0;
}

} // namespace

std::string metricsTitle(const MetricsCourse& course, const LoadPlan& plan) {
    const std::string from = " from " + withoutSecrets(plan.metrics.url);
    if (isUnread(course))
        return "The server's own figures were not read" + from + ": the run was over before that";
    return "The server's own figures, read " +
           (course.readings == 1 ? "once" : formatCount(course.readings) + " times") + from;
}

std::vector<std::string> metricsNotes(const MetricsCourse& course) {
    std::vector<std::string> notes;
    if (isUnread(course))
        return notes;
    for (const std::string& name : course.missing)
        notes.push_back("no reading had " + name);
    if (course.leftOut > 0)
        notes.push_back(counted(course.leftOut, "further figure") +
                        " not kept; choose by name which to keep");
    if (course.failures > 0)
        notes.push_back(counted(course.failures, "reading") + " failed; the last because " +
                        course.lastFailure);
    return notes;
}

std::string metricsText(const RunReport& report) {
    if (!report.metrics)
        return {};
    const MetricsCourse& course = *report.metrics;
    std::string text = "\n" + metricsTitle(course, report.plan) + (isUnread(course) ? "\n" : ":\n");
    for (const MetricSeries& series : course.series)
        text += seriesText(series);
    for (const std::string& note : metricsNotes(course))
        text += "  " + note + "\n";
    return text;
}

} // namespace loadstone
