// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"
#include "core/load/harfile.h"
#include "core/load/loadplan.h"

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <string_view>

namespace loadstone {

/// The JSON of a file that holds requests, which is parsed once, whatever is asked of it. Any
/// thread.
class RequestText {
public:
    explicit RequestText(std::string_view text);
    ~RequestText();

    bool isHar() const;
    /// As decodeHar() and decodeRequestFile() have it.
    Expected<std::vector<RecordedRequest>> recorded() const;
    Expected<LoadPlan> plan(const LoadPlan& usual = {}) const;

private:
    const std::unique_ptr<const Expected<nlohmann::ordered_json>> m_json; ///< or where it is none
};

} // namespace loadstone
