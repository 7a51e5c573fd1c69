// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

#include <nlohmann/json_fwd.hpp>

namespace loadstone {

/// The addresses and the kinds of TLS of a run's connections, "addresses" and "tls" of its JSON.
nlohmann::ordered_json addressesToJson(const std::vector<AddressUse>& uses);
nlohmann::ordered_json tlsToJson(const std::vector<TlsUse>& uses);

/// The same out of the JSON of a run; files of older versions have none. Throws
/// nlohmann::json::exception where keys are missing or of the wrong type.
std::vector<AddressUse> addressesFromJson(const nlohmann::ordered_json& run);
std::vector<TlsUse> tlsFromJson(const nlohmann::ordered_json& run);

} // namespace loadstone
