// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/resultjson.h"

#include "core/report/decodejson.h"
#include "core/report/metricscsv.h"
#include "core/report/ngramjson.h"
#include "core/report/runcsv.h"
#include "core/report/runjson.h"
#include "core/report/sweepcsv.h"
#include "core/report/sweepjson.h"

#include <array>
#include <optional>

namespace loadstone {

namespace {

template <typename Report>
Expected<ResultReport> asResult(Expected<Report> report) {
    if (!report)
        return tl::unexpected(report.error());
    return ResultReport(std::move(*report));
}

Expected<ResultReport> reportFromJson(const nlohmann::ordered_json& json) {
    if (isNgramJson(json))
        return asResult(ngramsFromJson(json));
    return json.contains("sweep") ? asResult(sweepFromJson(json)) : asResult(runFromJson(json));
}

/// A table that Loadstone writes for other programs, by its first line.
struct Table {
    std::string_view beginning;
    const char* what;
};

/// What can be opened in the place of such a table is said, as it lacks most of what is shown.
std::optional<Error> refusalOfTable(std::string_view text) {
    const std::array tables{
        Table{courseHeader, "the course of a run"}, Table{sweepHeader, "the runs of a sweep"},
        Table{metricsHeader, "a server's own figures"}, Table{"rank,ngram,count,", "n-grams"},
        Table{"rank\tngram\tcount\t", "n-grams"}};
    for (const auto& [beginning, what] : tables)
        if (text.starts_with(beginning))
            return Error{"", std::string("it is a table of ") + what +
                                 ", for other programs; open the JSON file of the same result, "
                                 "as File > Save result and --output-format json write it"};
    return std::nullopt;
}

} // namespace

Expected<ResultReport> decodeResult(std::string_view text) {
    if (const auto refusal = refusalOfTable(text))
        return tl::unexpected(*refusal);
    return decodeJson(text, "result", reportFromJson);
}

} // namespace loadstone
