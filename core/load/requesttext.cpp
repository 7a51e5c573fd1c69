// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/requesttext.h"

#include "core/base/wholejson.h"
#include "core/load/requestfile.h"

#include <nlohmann/json.hpp>

namespace loadstone {

RequestText::RequestText(std::string_view text)
    : m_json(std::make_unique<const Expected<nlohmann::ordered_json>>(wholeJson(text))) {}

RequestText::~RequestText() = default;

bool RequestText::isHar() const {
    return *m_json && isHarJson(**m_json);
}

Expected<std::vector<RecordedRequest>> RequestText::recorded() const {
    return requestsOfHar(m_json->value_or(nlohmann::ordered_json()));
}

Expected<LoadPlan> RequestText::plan(const LoadPlan& usual) const {
    return planOfRequestFile(*m_json, usual);
}

} // namespace loadstone
