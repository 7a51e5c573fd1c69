// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/answerhead.h"

#include <string>
#include <string_view>

namespace loadstone {

/// The head of the last answer of a loop that came in one piece. Servers mostly send the same lines
/// again: then they are compared and not read, which takes a third of the time. Owned by the loop;
/// used on its thread.
class KnownHead {
public:
    /// What was read from it, if `bytes` begin with the same head.
    const AnswerHead* recall(std::string_view bytes) const {
        return m_head && bytes.starts_with(m_lines) ? &*m_head : nullptr;
    }
    std::size_t size() const { return m_lines.size(); }

    void remember(std::string_view lines, const AnswerHead& head) {
        if (lines.size() > longest)
            return;
        m_lines = lines;
        m_head = head;
    }

private:
    static constexpr std::size_t longest = 2048;

    std::string m_lines;
    std::optional<AnswerHead> m_head;
};

} // namespace loadstone
