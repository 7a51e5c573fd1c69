// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"
#include "core/http/request.h"

#include <nlohmann/json_fwd.hpp>

#include <string_view>
#include <vector>

namespace loadstone {

/// A request that a browser has recorded, and the status of its answer, 0 if there was none.
struct RecordedRequest {
    Request request;
    int status = 0;
};

/// Whether a text is a file of that kind (HAR 1.2), be it a wrong one.
bool looksLikeHar(std::string_view text);
bool isHarJson(const nlohmann::ordered_json& json);

/// Its requests over HTTP, in their order. Left out is what each connection says anew: the length
/// of the body, and fields of HTTP/2 that begin with a colon. Errors are clauses without a field.
Expected<std::vector<RecordedRequest>> decodeHar(std::string_view text);
Expected<std::vector<RecordedRequest>> requestsOfHar(const nlohmann::ordered_json& json);

} // namespace loadstone
