// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/termreader.h"

#include <span>
#include <variant>
#include <vector>

namespace loadstone {

/// Where a value is in JSON, as $.items[0].id or $["a name"][2]. A value; any thread.
class JsonPath {
public:
    using Step = std::variant<std::string, std::size_t>; ///< a member's name, or an index

    std::span<const Step> steps() const { return m_steps; }
    /// The value there, as it stands in the text; nothing if there is none, or the text is not
    /// JSON.
    std::optional<std::string_view> in(std::string_view text) const;

    /// Reads one that ends at a blank or at the end.
    static Expected<JsonPath> read(TermReader& reader);

private:
    static std::optional<Step> takeStep(std::string_view& path);
    static std::optional<Step> takeInBrackets(std::string_view& path);

    std::vector<Step> m_steps;
};

} // namespace loadstone
