// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/ngramjson.h"

#include <nlohmann/json.hpp>

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr int schemaVersion = 1;

Json malformedJson(const NgramReport& report) {
    Json first = Json::array();
    for (const auto& line : report.firstMalformed)
        first.push_back(
            {{"file", line.file}, {"line", line.line}, {"reason", sentenceFor(line.reason)}});
    return {{"count", report.malformed}, {"first", std::move(first)}};
}

Json wordsJson(const NgramReport& report, const std::vector<std::string>& words) {
    Json json = Json::object();
    for (const std::string& word : words)
        json[word] = countOf(report, word);
    return json;
}

Json topJson(const NgramResult& result, const Positions& positions) {
    Json top = Json::array();
    for (const std::uint32_t position : positions)
        top.push_back({{"ngram", result[position].ngram}, {"count", result[position].count}});
    return top;
}

} // namespace

std::string encodeNgrams(const NgramReport& report, const std::vector<std::string>& words,
                         const Positions& top) {
    const NgramJob& job = report.job;
    Json json;
    json["schema_version"] = schemaVersion;
    json["tool"] = {{"name", "loadstone"}, {"version", report.toolVersion}};
    json["files"] = job.files;
    json["format"] = nameOf(report.format);
    json["workers"] = job.workers;
    json["partitions"] = report.partitions;
    json["partition"] = {{"unit", job.unit == PartitionUnit::Lines ? "lines" : "bytes"},
                         {"size", job.partitionSize}};
    json["bytes"] = report.bytes;
    json["lines"] = report.lines;
    json["malformed"] = malformedJson(report);
    json["distinct"] = report.result.size();
    json["total"] = report.result.total();
    json["result_bytes"] = report.result.bytes();
    json["words"] = wordsJson(report, words);
    json["top"] = topJson(report.result, top);
    json["reexecuted"] = report.reexecuted;
    json["timing_s"] = {{"map", report.mapTime.count()},
                        {"reduce", report.reduceTime.count()},
                        {"total", report.totalTime.count()}};
    json["throughput_mb_per_s"] = throughputOf(report) / 1e6;
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace loadstone
