// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/runjunit.h"

#include "core/base/decimals.h"
#include "core/base/utf8.h"
#include "core/http/secrets.h"
#include "core/report/checkwords.h"
#include "core/report/thresholdwords.h"

#include <algorithm>
#include <string_view>

namespace loadstone {

namespace {

/// The character beyond ASCII that `text` begins with; nothing if that is none in UTF-8.
std::string_view wideCharacterOf(std::string_view text) {
    constexpr std::size_t longest = 4;
    for (std::size_t bytes = 2; bytes <= std::min(longest, text.size()); ++bytes)
        if (isUtf8(text.substr(0, bytes)))
            return text.substr(0, bytes);
    return {};
}

std::string asciiInXml(char letter) {
    switch (letter) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return letter >= ' ' && letter != 0x7f ? std::string(1, letter) : std::string();
    }
}

// Characters that XML 1.0 knows no way to write are left out: those of control, U+FFFE and U+FFFF.
std::string escaped(std::string_view text) {
    std::string xml;
    while (!text.empty()) {
        const bool isAscii = static_cast<unsigned char>(text.front()) < 0x80;
        const std::string_view wide = isAscii ? std::string_view() : wideCharacterOf(text);
        if (isAscii)
            xml += asciiInXml(text.front());
        else if (wide.empty())
            xml += "\uFFFD";
        else if (wide != "\xef\xbf\xbe" && wide != "\xef\xbf\xbf")
            xml += wide;
        text.remove_prefix(std::max<std::size_t>(wide.size(), 1));
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

/// What of a run is a test case.
struct Case {
    const char* kind;
    std::string name;
    std::string failure; ///< empty: it holds
};

std::vector<Case> casesOf(const RunReport& report) {
    std::vector<Case> cases;
    for (const CheckOutcome& outcome : checkOutcomes(report)) {
        const bool holds = outcome.passed > 0 && (outcome.failed == 0 || !mustPassAll(report.plan));
        cases.push_back({"check", outcome.check.text(), holds ? "" : outcome.text()});
    }
    for (const Threshold& threshold : report.plan.thresholds)
        cases.push_back({"threshold", threshold.text(),
                         isMet(report, threshold)
                             ? ""
                             : brokenText(threshold, thresholdFigure(report, threshold))});
    return cases;
}

std::string testCase(const Case& one, const RunReport& report) {
    const std::string begin = "    <testcase" +
                              attribute("classname", "loadstone." + std::string(one.kind) + "s") +
                              attribute("name", one.name) + attribute("time", timeOf(report));
    if (one.failure.empty())
        return begin + "/>\n";
    return begin + ">\n      <failure" + attribute("type", one.kind) +
           attribute("message", one.failure) + "/>\n    </testcase>\n";
}

} // namespace

std::string encodeJUnit(const RunReport& report) {
    const std::vector<Case> cases = casesOf(report);
    const auto broken =
        std::ranges::count_if(cases, [](const Case& one) { return !one.failure.empty(); });
    const std::string sums = attribute("tests", std::to_string(cases.size())) +
                             attribute("failures", std::to_string(broken)) +
                             attribute("errors", "0") + attribute("time", timeOf(report));
    const LoadPlan& plan = report.plan;
    const std::string name =
        (plan.asksDatabase() ? "" : plan.request.method + " ") + withoutSecrets(plan.request.url);
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" +
                      attribute("name", "loadstone") + sums + ">\n  <testsuite" +
                      attribute("name", name) + sums +
                      attribute("timestamp", report.startedAt.substr(0, 19)) + ">\n";
    for (const Case& one : cases)
        xml += testCase(one, report);
    return xml + "  </testsuite>\n</testsuites>\n";
}

} // namespace loadstone
