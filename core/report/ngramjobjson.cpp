// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/ngramjobjson.h"

#include "core/report/decodejson.h"

#include <algorithm>

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

Json yearsToJson(const std::optional<Years>& years) {
    return years ? Json{{"first", years->first}, {"last", years->last}} : Json();
}

Json optionsToJson(const NgramJob& job) {
    const NgramOptions& options = job.options;
    Json json;
    json["format"] = job.format ? Json(nameIn(formatChoices, *job.format)) : Json();
    json["words_per_ngram"] = options.wordsPerNgram;
    json["merge_case"] = options.mergeCase;
    json["split_punctuation"] = options.splitAtPunctuation;
    json["pos_tags"] = nameIn(posTagChoices, options.posTags);
    json["years"] = yearsToJson(options.years);
    json["by_year"] = options.byYear;
    json["only"] = options.only;
    return json;
}

void readOptions(const Json& json, NgramJob& job) {
    NgramOptions& options = job.options;
    if (const Json& format = json.at("format"); !format.is_null())
        job.format = valueIn(formatChoices, format.get<std::string>()).value();
    options.wordsPerNgram = wholeFrom<int>(json.at("words_per_ngram"));
    options.mergeCase = json.at("merge_case");
    options.splitAtPunctuation = json.at("split_punctuation");
    options.posTags = valueIn(posTagChoices, json.at("pos_tags").get<std::string>()).value();
    if (const Json& years = json.at("years"); !years.is_null())
        options.years = Years{wholeFrom<std::uint32_t>(years.at("first")),
                              wholeFrom<std::uint32_t>(years.at("last"))};
    options.byYear = json.at("by_year");
    options.only = json.at("only").get<std::vector<std::string>>();
}

} // namespace

void putJob(Json& json, const NgramJob& job) {
    json["files"] = job.files;
    json["workers"] = job.workers;
    json["partition"] = {{"unit", job.unit == PartitionUnit::Lines ? "lines" : "bytes"},
                         {"size", job.partitionSize}};
    json["options"] = optionsToJson(job);
}

NgramJob ngramJobFromJson(const Json& json) {
    NgramJob job;
    job.files = json.at("files").get<std::vector<std::string>>();
    job.workers = wholeFrom<int>(json.at("workers"));
    if (json.contains("hosts"))
        job.hosts = std::max(1, static_cast<int>(json.at("hosts").size()));
    const Json& partition = json.at("partition");
    job.unit = partition.at("unit") == "lines" ? PartitionUnit::Lines : PartitionUnit::Bytes;
    job.partitionSize = countFrom(partition.at("size"));
    if (json.contains("options"))
        readOptions(json.at("options"), job);
    if (!validate(job).empty())
        throw std::invalid_argument("there can be no such job");
    return job;
}

} // namespace loadstone
