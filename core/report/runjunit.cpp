// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/runjunit.h"

#include "core/base/decimals.h"
#include "core/http/secrets.h"
#include "core/report/thresholdwords.h"

#include <algorithm>
#include <string_view>

namespace loadstone {

namespace {

// Characters that XML 1.0 knows no way to write are left out.
std::string escaped(std::string_view text) {
    std::string xml;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (letter == '&')
            xml += "&amp;";
        else if (letter == '<')
            xml += "&lt;";
        else if (letter == '>')
            xml += "&gt;";
        else if (letter == '"')
            xml += "&quot;";
        else if (byte >= ' ' && byte != 0x7f)
            xml += letter;
    }
    return xml;
}

std::string attribute(const char* name, std::string_view value) {
    return std::string(" ") + name + "=\"" + escaped(value) + "\"";
}

std::string timeOf(const RunReport& report) {
    constexpr int decimals = 3;
    return fixedText(report.snapshot.elapsed.count(), decimals);
}

std::string testCase(const Threshold& threshold, const RunReport& report) {
    const std::string begin = "    <testcase" + attribute("classname", "loadstone.thresholds") +
                              attribute("name", threshold.text()) +
                              attribute("time", timeOf(report));
    if (isMet(report, threshold))
        return begin + "/>\n";
    return begin + ">\n      <failure" + attribute("type", "threshold") +
           attribute("message", brokenText(threshold, thresholdFigure(report, threshold))) +
           "/>\n    </testcase>\n";
}

} // namespace

std::string encodeJUnit(const RunReport& report) {
    const auto& thresholds = report.plan.thresholds;
    const auto broken = std::ranges::count_if(
        thresholds, [&](const Threshold& threshold) { return !isMet(report, threshold); });
    const std::string sums = attribute("tests", std::to_string(thresholds.size())) +
                             attribute("failures", std::to_string(broken)) +
                             attribute("errors", "0") + attribute("time", timeOf(report));
    const std::string name =
        report.plan.request.method + " " + withoutSecrets(report.plan.request.url);
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" +
                      attribute("name", "loadstone") + sums + ">\n  <testsuite" +
                      attribute("name", name) + sums +
                      attribute("timestamp", report.startedAt.substr(0, 19)) + ">\n";
    for (const Threshold& threshold : thresholds)
        xml += testCase(threshold, report);
    return xml + "  </testsuite>\n</testsuites>\n";
}

} // namespace loadstone
