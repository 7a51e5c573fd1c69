// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/resultjson.h"

#include "core/report/decodejson.h"
#include "core/report/ngramjson.h"
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

Expected<ResultReport> reportFromJson(const nlohmann::ordered_json& json) {
    if (isNgramJson(json))
        return asResult(ngramsFromJson(json));
    return json.contains("sweep") ? asResult(sweepFromJson(json)) : asResult(runFromJson(json));
}

} // namespace

Expected<ResultReport> decodeResult(std::string_view text) {
    return decodeJson(text, "result", reportFromJson);
}

} // namespace loadstone
