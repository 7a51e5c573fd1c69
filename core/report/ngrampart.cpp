// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/ngrampart.h"

#include "core/base/cpu.h"
#include "core/base/utf8.h"
#include "core/ngram/result/ngramorder.h"
#include "core/ngram/result/partreader.h"
#include "core/report/decodejson.h"
#include "core/report/filehead.h"
#include "core/report/ngramjobjson.h"

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

/// Names of files are any bytes, and JSON has UTF-8 only.
Json bytesToJson(const std::string& bytes) {
    return isUtf8(bytes) ? Json(bytes)
                         : Json(std::vector<std::uint8_t>(bytes.begin(), bytes.end()));
}

std::string bytesFromJson(const Json& json) {
    if (json.is_string())
        return json;
    const auto bytes = json.get<std::vector<std::uint8_t>>();
    return {bytes.begin(), bytes.end()};
}

Json allToJson(const std::vector<std::string>& all) {
    Json json = Json::array();
    for (const std::string& bytes : all)
        json.push_back(bytesToJson(bytes));
    return json;
}

Json allFromJson(const Json& json) {
    Json all = Json::array();
    for (const Json& bytes : json)
        all.push_back(bytesFromJson(bytes));
    return all;
}

Json inputsToJson(const std::vector<InputFile>& inputs) {
    Json json = Json::array();
    for (const InputFile& input : inputs)
        json.push_back({{"bytes", input.bytes}, {"start_sum", input.startSum}});
    return json;
}

Json malformedToJson(const NgramReport& report) {
    Json first = Json::array();
    for (const auto& line : report.firstMalformed)
        first.push_back({{"file", line.fileNumber + report.part->firstFile},
                         {"line", line.line},
                         {"reason", sentenceFor(line.reason)}});
    return {{"count", report.malformed}, {"first", std::move(first)}};
}

void readMalformedOf(const Json& json, NgramReport& report) {
    report.malformed = countFrom(json.at("count"));
    for (const Json& line : json.at("first"))
        report.firstMalformed.push_back(
            {"", countFrom(line.at("line")),
             malformedNamed(line.at("reason").get<std::string>()).value(),
             wholeFrom<std::size_t>(line.at("file")) - report.part->firstFile});
}

void putNote(Json& json, const NgramReport& report) {
    const NgramPartNote& note = *report.part;
    json["part"] = {{"number", report.job.part->number}, {"of", report.job.part->of}};
    json["inputs"] = inputsToJson(note.inputs);
    json["all_partitions"] = note.partitions;
    json["first_file"] = note.firstFile;
    json["lines_by_file"] = note.lines;
}

void readNote(const Json& json, NgramReport& report) {
    const Json& part = json.at("part");
    report.job.part = JobPart{wholeFrom<std::uint32_t>(part.at("number")),
                              wholeFrom<std::uint32_t>(part.at("of"))};
    NgramPartNote note;
    for (const Json& input : json.at("inputs"))
        note.inputs.push_back({countFrom(input.at("bytes")), countFrom(input.at("start_sum"))});
    note.partitions = wholeFrom<std::size_t>(json.at("all_partitions"));
    note.firstFile = wholeFrom<std::size_t>(json.at("first_file"));
    for (const Json& lines : json.at("lines_by_file"))
        note.lines.push_back(countFrom(lines));
    report.part = std::move(note);
}

void putFigures(Json& json, const NgramReport& report) {
    json["format"] = nameOf(report.format);
    json["partitions"] = report.partitions;
    json["bytes"] = report.bytes;
    json["lines"] = report.lines;
    json["malformed"] = malformedToJson(report);
    json["reexecuted"] = report.reexecuted;
    json["timing_s"] = {{"map", report.mapTime.count()},
                        {"reduce", report.reduceTime.count()},
                        {"total", report.totalTime.count()}};
}

void readFigures(const Json& json, NgramReport& report) {
    report.format = valueIn(formatNames, json.at("format").get<std::string>()).value();
    report.partitions = wholeFrom<std::size_t>(json.at("partitions"));
    report.bytes = countFrom(json.at("bytes"));
    report.lines = countFrom(json.at("lines"));
    readMalformedOf(json.at("malformed"), report);
    report.reexecuted = countFrom(json.at("reexecuted"));
    const Json& timing = json.at("timing_s");
    report.mapTime = Seconds(timing.at("map").get<double>());
    report.reduceTime = Seconds(timing.at("reduce").get<double>());
    report.totalTime = Seconds(timing.at("total").get<double>());
}

/// Throws unless what the head says of files can be.
void checkFiles(const NgramReport& report) {
    const NgramPartNote& note = *report.part;
    bool fits = validate(report.job).empty() && note.inputs.size() == report.job.files.size() &&
                note.firstFile <= note.inputs.size() &&
                note.lines.size() <= note.inputs.size() - note.firstFile;
    for (const auto& line : report.firstMalformed)
        fits &= line.fileNumber < note.lines.size();
    if (!fits)
        throw std::invalid_argument("there can be no such part");
}

Expected<NgramReport> partFromJson(Json json) {
    NgramReport report;
    if (const auto known = readHead(json, ngramPartVersion, report); !known)
        return tl::unexpected(known.error());
    json["files"] = allFromJson(json.at("files"));
    json["options"]["only"] = allFromJson(json.at("options").at("only"));
    report.job = ngramJobFromJson(json);
    readNote(json, report);
    readFigures(json, report);
    checkFiles(report);
    return report;
}

} // namespace

std::string encodePartHead(const NgramReport& report) {
    Json json = headOf(ngramPartVersion, report);
    putJob(json, report.job);
    json["files"] = allToJson(report.job.files);
    json["options"]["only"] = allToJson(report.job.options.only);
    putNote(json, report);
    putFigures(json, report);
    return json.dump();
}

bool writePart(const NgramReport& report, const std::function<bool(std::string_view)>& write) {
    const NgramResult& result = report.result;
    return write(std::string(PartReader::firstWords) + encodePartHead(report) + "\n") &&
           writeCounts(result, orderByNgram(result, static_cast<int>(coreCount())), write) &&
           write(PartReader::lastLine(result.sums().distinct, result.sums().total) + "\n");
}

Expected<NgramReport> partFromHead(std::string_view head) {
    return decodeJson(head, "part", partFromJson);
}

} // namespace loadstone
