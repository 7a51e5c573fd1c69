// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/environmentjson.h"

#include <nlohmann/json.hpp>

namespace loadstone {

nlohmann::ordered_json environmentToJson(const Environment& environment) {
    return {{"system", environment.system},
            {"kernel", environment.kernel},
            {"cpu", environment.cpu},
            {"cores", environment.cores},
            {"libcurl", environment.libcurl}};
}

Environment environmentFromJson(const nlohmann::ordered_json& json) {
    return {json.at("system"), json.at("kernel"), json.at("cpu"), json.at("cores"),
            json.at("libcurl")};
}

} // namespace loadstone
