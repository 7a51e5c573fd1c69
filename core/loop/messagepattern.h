// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/requestdata.h"
#include "core/load/loadplan.h"

namespace loadstone {

/// A plan's request as it goes over the wire, with its placeholders: taken apart once, so that a
/// message is put together by appending alone. Never changes; any thread may read it. `data`
/// outlives it.
class MessagePattern {
public:
    MessagePattern(LoadPlan plan, const RequestData& data);

    /// The message of the request at which `values` are. `body` is for its body; both keep their
    /// memory.
    void write(Values& values, std::string& message, std::string& body) const;

private:
    /// A text of the head that is the same each time, and the value that follows it.
    struct Part {
        std::string before;
        const HoledText* text = nullptr; ///< none: the size of the body follows
        std::size_t hole = 0;
    };

    void cut(std::string_view head, std::string_view mark);
    const std::string& bodyFor(Values& values, std::string& body) const;

    const RequestData& m_data;
    const Request m_request;
    std::vector<const HoledText*> m_texts;
    std::vector<Part> m_parts;
    std::string m_end; ///< of the head
};

} // namespace loadstone
