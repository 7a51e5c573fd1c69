// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/ngramjson.h"

#include "core/ngram/result/listedngrams.h"
#include "core/report/decodejson.h"
#include "core/report/filehead.h"
#include "core/report/ngramhosts.h"
#include "core/report/ngramjobjson.h"

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

Json malformedJson(const NgramReport& report) {
    Json first = Json::array();
    for (const auto& line : report.firstMalformed)
        first.push_back(
            {{"file", line.file}, {"line", line.line}, {"reason", sentenceFor(line.reason)}});
    return {{"count", report.malformed}, {"first", std::move(first)}};
}

void readMalformed(const Json& json, NgramReport& report) {
    report.malformed = countFrom(json.at("count"));
    for (const Json& line : json.at("first"))
        if (const auto reason = malformedNamed(line.at("reason").get<std::string>()))
            report.firstMalformed.push_back({line.at("file"), countFrom(line.at("line")), *reason});
}

Json wordsJson(const NgramReport& report, const std::vector<std::string>& words) {
    Json json = Json::object();
    for (const std::string& word : words)
        if (const auto count = countOf(report, word))
            json[word] = *count;
    for (const auto& [word, count] : report.asked)
        json[word] = count;
    return json;
}

Json topJson(const NgramResult& result, const Positions& positions) {
    Json top = Json::array();
    for (const std::uint32_t position : positions)
        top.push_back({{"ngram", result[position].ngram}, {"count", result[position].count}});
    return top;
}

Expected<NgramResult> resultFromJson(const Json& json) {
    std::vector<NgramResult::Counted> top;
    for (const Json& row : json.at("top"))
        top.push_back({row.at("ngram").get_ref<const std::string&>(), countFrom(row.at("count"))});
    const ResultSums sums{countFrom(json.at("distinct")), countFrom(json.at("total")),
                          countFrom(json.at("result_bytes"))};
    return resultOf(top).map(
        [&](NgramResult listed) { return NgramResult(std::move(listed), sums); });
}

Json timingJson(const NgramReport& report) {
    return {{"map", report.mapTime.count()},
            {"reduce", report.reduceTime.count()},
            {"total", report.totalTime.count()}};
}

void readTiming(const Json& json, NgramReport& report) {
    report.mapTime = Seconds(json.at("map").get<double>());
    report.reduceTime = Seconds(json.at("reduce").get<double>());
    report.totalTime = Seconds(json.at("total").get<double>());
}

void readCounters(const Json& json, NgramReport& report) {
    report.partitions = wholeFrom<std::size_t>(json.at("partitions"));
    report.bytes = countFrom(json.at("bytes"));
    report.lines = countFrom(json.at("lines"));
    report.reexecuted = countFrom(json.at("reexecuted"));
    for (const auto& [word, count] : json.at("words").items())
        report.asked.emplace(word, countFrom(count));
}

} // namespace

bool isNgramJson(const Json& json) {
    return json.contains("distinct") && json.contains("reexecuted");
}

// The first files did not tell when the job began.
Expected<NgramReport> ngramsFromJson(Json json) {
    if (!json.contains("started_at"))
        json["started_at"] = "";
    NgramReport report;
    if (const auto known = readHead(json, ngramSchemaVersion, report); !known)
        return tl::unexpected(known.error());
    report.isFromFile = true;
    if (json.contains("hosts"))
        report.hosts = ngramHostsFromJson(json.at("hosts"));
    report.job = ngramJobFromJson(json);
    report.format = valueIn(formatNames, json.at("format").get<std::string>()).value();
    readCounters(json, report);
    readMalformed(json.at("malformed"), report);
    readTiming(json.at("timing_s"), report);
    return resultFromJson(json).map([&](NgramResult result) {
        report.result = std::move(result);
        return std::move(report);
    });
}

std::string encodeNgrams(const NgramReport& report, const std::vector<std::string>& words,
                         const Positions& top) {
    const ResultSums& sums = report.result.sums();
    Json json = headOf(ngramSchemaVersion, report);
    putJob(json, report.job);
    json["format"] = nameOf(report.format);
    json["partitions"] = report.partitions;
    json["bytes"] = report.bytes;
    json["lines"] = report.lines;
    json["malformed"] = malformedJson(report);
    json["distinct"] = sums.distinct;
    json["total"] = sums.total;
    json["result_bytes"] = sums.bytes;
    json["words"] = wordsJson(report, words);
    json["top"] = topJson(report.result, top);
    json["reexecuted"] = report.reexecuted;
    if (!report.hosts.empty())
        json["hosts"] = ngramHostsToJson(report.hosts);
    json["timing_s"] = timingJson(report);
    json["throughput_mb_per_s"] = throughputOf(report) / 1e6;
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace loadstone
