// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/resultjson.h"

#include "core/report/decodejson.h"
#include "core/report/runjson.h"
#include "core/report/sweepjson.h"

namespace loadstone {

namespace {

template <typename Report>
Expected<ResultReport> asResult(Expected<Report> report) {
    if (!report)
        return tl::unexpected(report.error());
    return ResultReport(std::move(*report));
}

Expected<ResultReport> resultFromJson(const nlohmann::ordered_json& json) {
    if (json.contains("distinct") && json.contains("reexecuted"))
        return fail("", "the file is the summary of an n-gram job, which names the most frequent "
                        "ones only; to see all, count its files again");
    return json.contains("sweep") ? asResult(sweepFromJson(json)) : asResult(runFromJson(json));
}

} // namespace

Expected<ResultReport> decodeResult(std::string_view text) {
    return decodeJson(text, "run or sweep", resultFromJson);
}

} // namespace loadstone
