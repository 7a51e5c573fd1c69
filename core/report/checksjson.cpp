// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/checksjson.h"

#include "core/report/checkwords.h"
#include "core/report/decodejson.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

} // namespace

void putChecks(Json& json, const RunReport& report) {
    if (report.plan.checks.empty())
        return;
    Json list = Json::array();
    for (const CheckOutcome& outcome : checkOutcomes(report))
        list.push_back({{"text", outcome.check.text()},
                        {"passed", outcome.passed},
                        {"failed", outcome.failed}});
    json["checks"] = std::move(list);
    json["bodies_cut"] = report.snapshot.totals.checks.cutBodies;
}

void readChecks(const Json& json, const std::vector<Check>& checks, CheckCounts& counts) {
    if (!json.contains("checks"))
        return;
    std::size_t next = 0;
    for (const Json& entry : json.at("checks")) {
        const auto check = Check::read(entry.at("text").get<std::string>());
        std::size_t at = check ? next : checks.size();
        while (at < checks.size() && checks[at] != *check)
            ++at;
        if (at >= std::min(checks.size(), mostChecks))
            continue;
        counts.passed.at(at) = countFrom(entry.at("passed"));
        counts.failed.at(at) = countFrom(entry.at("failed"));
        next = at + 1;
    }
    counts.cutBodies = countFrom(json.at("bodies_cut"));
}

} // namespace loadstone
