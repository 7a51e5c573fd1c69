// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/connectionsjson.h"

#include "core/report/decodejson.h"

#include <nlohmann/json.hpp>

namespace loadstone {

namespace {

using Json = nlohmann::ordered_json;

} // namespace

Json addressesToJson(const std::vector<AddressUse>& uses) {
    Json list = Json::array();
    for (const AddressUse& use : uses)
        list.push_back({{"address", use.address}, {"connections", use.connections}});
    return list;
}

Json tlsToJson(const std::vector<TlsUse>& uses) {
    Json list = Json::array();
    for (const TlsUse& use : uses)
        list.push_back(
            {{"version", use.version}, {"cipher", use.cipher}, {"connections", use.connections}});
    return list;
}

std::vector<AddressUse> addressesFromJson(const Json& json) {
    std::vector<AddressUse> uses;
    if (json.contains("addresses")) // files of older versions have none
        for (const Json& use : json.at("addresses"))
            uses.push_back({use.at("address"), countFrom(use.at("connections"))});
    return uses;
}

std::vector<TlsUse> tlsFromJson(const Json& json) {
    std::vector<TlsUse> uses;
    if (json.contains("tls")) // files of older versions have none
        for (const Json& use : json.at("tls"))
            uses.push_back({use.at("version"), use.at("cipher"), countFrom(use.at("connections"))});
    return uses;
}

} // namespace loadstone
