// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/hosts/countmessagejson.h"

#include "core/hosts/messagepieces.h"
#include "core/load/wholefrom.h"
#include "core/report/ngramjobjson.h"

namespace loadstone {

namespace {

using Json = MessageJson;

/// Names are any bytes, and JSON's strings are not.
Json allBinary(const std::vector<std::string>& all) {
    Json json = Json::array();
    for (const std::string& one : all)
        json.push_back(binary(one));
    return json;
}

std::vector<std::string> allFrom(const Json& json) {
    std::vector<std::string> all;
    for (const Json& one : json)
        all.push_back(bytesOf(one));
    return all;
}

Json cutFiles(const std::vector<CutFile>& files) {
    Json json = Json::array();
    for (const CutFile& file : files)
        json.push_back({file.file, nameIn(formatChoices, file.format), packed(file.ends)});
    return json;
}

std::vector<CutFile> cutFilesFrom(const Json& json) {
    std::vector<CutFile> files;
    for (const Json& one : json) {
        CutFile& file = files.emplace_back();
        file.file = one.at(0);
        file.format = valueIn(formatChoices, one.at(1).get<std::string>()).value();
        unpack(one.at(2), file.ends);
    }
    return files;
}

} // namespace

Json body(const SharedJob& shared) {
    Json json{
        {"version", shared.version}, {"hosts", shared.hosts}, {"cores", shared.isForEachCore}};
    NgramJob job = shared.job;
    json["names"] = allBinary(std::exchange(job.files, {"FILE"}));
    json["only"] = allBinary(std::exchange(job.options.only, {}));
    putJob(json, job);
    json["job_hosts"] = job.hosts;
    json["shared"] = Json::array();
    for (const SharedFile& file : shared.files)
        json["shared"].push_back({binary(file.place), file.host ? Json(*file.host) : Json()});
    return json;
}

void read(const Json& json, SharedJob& shared) {
    shared.version = json.at("version");
    shared.hosts = json.at("hosts").get<std::vector<std::string>>();
    shared.isForEachCore = json.at("cores");
    shared.job = ngramJobFromJson(json);
    shared.job.hosts = json.at("job_hosts");
    shared.job.files = allFrom(json.at("names"));
    shared.job.options.only = allFrom(json.at("only"));
    for (const Json& one : json.at("shared"))
        shared.files.push_back({bytesOf(one.at(0)), one.at(1).is_null()
                                                        ? std::nullopt
                                                        : std::optional<std::size_t>(one.at(1))});
}

Json body(const FilesSeen& seen) {
    Json files = Json::array();
    for (const FileSeen& file : seen.files)
        files.push_back(file.mark ? Json{file.mark->bytes, file.mark->startSum, file.mark->endSum}
                                  : Json(binary(file.fault)));
    return {seen.workers, files};
}

void read(const Json& json, FilesSeen& seen) {
    seen.workers = json.at(0);
    for (const Json& one : json.at(1)) {
        FileSeen& file = seen.files.emplace_back();
        if (one.is_binary())
            file.fault = bytesOf(one);
        else
            file.mark = FileMark{one.at(0), one.at(1), one.at(2)};
    }
}

Json body(const CutOrder& order) {
    return packed(order.files);
}

void read(const Json& json, CutOrder& order) {
    unpack(json, order.files);
}

Json body(const FilesCut& cut) {
    return cutFiles(cut.files);
}

void read(const Json& json, FilesCut& cut) {
    cut.files = cutFilesFrom(json);
}

Json body(const CountPlan& plan) {
    return cutFiles(plan.files);
}

void read(const Json& json, CountPlan& plan) {
    plan.files = cutFilesFrom(json);
}

Json body(const GrantOrder& order) {
    return {order.epoch, packed(order.partitions)};
}

void read(const Json& json, GrantOrder& order) {
    order.epoch = json.at(0);
    unpack(json.at(1), order.partitions);
}

Json body(const CountState& state) {
    return {state.mapped, state.bytes, state.lines};
}

void read(const Json& json, CountState& state) {
    state = {json.at(0), json.at(1), json.at(2)};
}

Json body(const ExchangeOrder& order) {
    return {order.epoch, packed(order.senders), order.owners};
}

void read(const Json& json, ExchangeOrder& order) {
    order.epoch = json.at(0);
    unpack(json.at(1), order.senders);
    order.owners = json.at(2).get<std::array<std::size_t, hashPartitions>>();
}

Json body(const CountPiece& piece) {
    return {piece.epoch, binary(piece.bytes), piece.isLast};
}

void read(const Json& json, CountPiece& piece) {
    piece = {json.at(0), bytesOf(json.at(1)), json.at(2)};
}

Json body(const PieceTaken& taken) {
    return {taken.epoch, taken.owner};
}

void read(const Json& json, PieceTaken& taken) {
    taken = {json.at(0), json.at(1)};
}

Json body(const SortedNote& note) {
    return note.epoch;
}

void read(const Json& json, SortedNote& note) {
    note.epoch = json;
}

Json body(const TellOrder& order) {
    return order.epoch;
}

void read(const Json& json, TellOrder& order) {
    order.epoch = json;
}

Json body(const SortedPiece& piece) {
    return {piece.epoch, piece.owner, binary(piece.bytes), piece.isLast};
}

void read(const Json& json, SortedPiece& piece) {
    piece = {json.at(0), json.at(1), bytesOf(json.at(2)), json.at(3)};
}

Json body(const CountFault& fault) {
    return {binary(fault.error.field), binary(fault.error.message)};
}

void read(const Json& json, CountFault& fault) {
    fault.error = {bytesOf(json.at(0)), bytesOf(json.at(1))};
}

} // namespace loadstone
