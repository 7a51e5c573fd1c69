// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Messages that say how far hosts are, and what they have found.
#include "core/hosts/countmessagejson.h"
#include "core/hosts/messagepieces.h"
#include "core/report/ngramhosts.h"

namespace loadstone {

namespace {

using Json = MessageJson;

Json malformedToJson(const MalformedLine& line) {
    return {line.partition, line.line, static_cast<int>(line.reason)};
}

Malformed reasonFrom(const Json& json) {
    const int reason = json;
    if (reason < 0 || reason > static_cast<int>(Malformed::BehindPacked))
        throw std::invalid_argument("no such reason");
    return static_cast<Malformed>(reason);
}

} // namespace

Json body(const CountFacts& facts) {
    Json first = Json::array();
    for (const MalformedLine& line : facts.firstMalformed)
        first.push_back(malformedToJson(line));
    return {facts.epoch, packed(facts.lines), facts.malformed, first, facts.reexecuted};
}

void read(const Json& json, CountFacts& facts) {
    facts.epoch = json.at(0);
    unpack(json.at(1), facts.lines);
    facts.malformed = json.at(2);
    for (const Json& line : json.at(3))
        facts.firstMalformed.push_back({line.at(0), line.at(1), reasonFrom(line.at(2))});
    facts.reexecuted = json.at(4);
}

Json body(const JobState& state) {
    const NgramProgress& progress = state.progress;
    return {progress.phase == NgramPhase::Reduce,
            progress.partitionsDone,
            progress.partitions,
            progress.reduced,
            progress.bytes,
            progress.allBytes,
            progress.lines,
            ngramHostsToJson(progress.hosts)};
}

void read(const Json& json, JobState& state) {
    NgramProgress& progress = state.progress;
    progress.phase = json.at(0).get<bool>() ? NgramPhase::Reduce : NgramPhase::Map;
    progress.partitionsDone = json.at(1);
    progress.partitions = json.at(2);
    progress.reduced = json.at(3);
    progress.bytes = json.at(4);
    progress.allBytes = json.at(5);
    progress.lines = json.at(6);
    progress.hosts = ngramHostsFromJson(json.at(7));
}

Json body(const JobEnd& end) {
    const NgramReport& report = end.report;
    Json first = Json::array();
    for (const auto& line : report.firstMalformed)
        first.push_back({line.fileNumber, line.line, static_cast<int>(line.reason)});
    return {nameIn(formatChoices, report.format),
            report.partitions,
            report.bytes,
            report.lines,
            report.malformed,
            first,
            report.reexecuted,
            ngramHostsToJson(report.hosts),
            report.mapTime.count(),
            report.reduceTime.count()};
}

void read(const Json& json, JobEnd& end) {
    NgramReport& report = end.report;
    report.format = valueIn(formatChoices, json.at(0).get<std::string>()).value();
    report.partitions = json.at(1);
    report.bytes = json.at(2);
    report.lines = json.at(3);
    report.malformed = json.at(4);
    for (const Json& line : json.at(5))
        report.firstMalformed.push_back({"", line.at(1), reasonFrom(line.at(2)), line.at(0)});
    report.reexecuted = json.at(6);
    report.hosts = ngramHostsFromJson(json.at(7));
    report.mapTime = Seconds(json.at(8).get<double>());
    report.reduceTime = Seconds(json.at(9).get<double>());
}

} // namespace loadstone
