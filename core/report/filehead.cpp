// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/filehead.h"

#include "core/report/decodejson.h"

namespace loadstone {

Expected<void> checkVersion(const nlohmann::ordered_json& json, int newest) {
    const int version = wholeFrom<int>(json.at("schema_version"));
    if (version < 1)
        throw std::out_of_range("there was no such version");
    if (version > newest)
        return fail("", "the file was written by a newer version of Loadstone; update this one");
    return {};
}

} // namespace loadstone
