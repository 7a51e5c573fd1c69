// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace loadstone {

/// What stands in the place of a secret wherever a request is shown or saved.
inline constexpr std::string_view secretMask = "***";

/// A text without its secrets, and what these are. A value; one thread.
class MaskedText {
public:
    void show(std::string_view text) { m_text += text; }
    void hide(std::string_view secret) {
        m_text += secretMask;
        know(secret);
    }
    /// That this is one, which does not stand there by itself.
    void know(std::string_view secret) { m_secrets.emplace_back(secret); }

    std::string takeText() { return std::move(m_text); }
    const std::vector<std::string>& secrets() const { return m_secrets; }

private:
    std::string m_text;
    std::vector<std::string> m_secrets;
};

} // namespace loadstone
