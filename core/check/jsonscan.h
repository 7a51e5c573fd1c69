// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jsoncursor.h"
#include "core/check/jsonpath.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace loadstone {

/// Goes once over a text of JSON to find the value at a path, and makes nothing of the rest but
/// sure that it is JSON. Takes what nlohmann's reader takes: of names that come twice the last one
/// counts. Unlike there, a NUL does not end the text, and so is wrong. For one text, on one thread.
class JsonScan {
public:
    /// Both outlive it.
    JsonScan(std::string_view text, std::span<const JsonPath::Step> path)
        : m_json(text), m_path(path) {}

    /// The value as it stands in the text; nothing if there is none, or the text is not JSON.
    std::optional<std::string_view> value() { return takeAll() ? m_found : std::nullopt; }

private:
    /// What stands behind what was taken.
    enum class Then { Value, End, Wrong };

    bool takeAll();
    bool takeByteOrderMark();
    Then takeValue();
    Then open(char opening);
    Then goOn();
    void close();
    void beginValue();
    void endValue();
    bool isOnPath() const;
    bool takeKey();
    bool leadsToValue() const { return m_onPath == m_open.size(); }

    JsonCursor m_json;
    const std::span<const JsonPath::Step> m_path;
    std::string m_open;       ///< a { or [ for each object and array that has not ended
    std::size_t m_onPath = 0; ///< so many of them, from outside, lead to the value
    std::size_t m_index = 0;  ///< in the innermost of those, if it is an array
    bool m_nameFits = false;  ///< in the innermost of those, if it is an object
    bool m_mayLead = false;   ///< the value that begins lies on the path, and is not its end
    bool m_isInValue = false; ///< that is looked for, which has begun at m_begin
    std::size_t m_begin = 0;
    std::optional<std::string_view> m_found;
};

} // namespace loadstone
