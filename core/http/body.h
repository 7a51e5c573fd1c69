// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace loadstone {

/// The bytes of a request's body: a value that never changes, so that its copies share the bytes. A
/// body may have gigabytes, and a plan is copied many times. Any thread may read it.
class Body {
public:
    Body() = default;
    Body(std::string bytes) // NOLINT(google-explicit-constructor): a text is a body
        : m_bytes(bytes.empty() ? nullptr : std::make_shared<const std::string>(std::move(bytes))) {
    }
    Body(const char* text) : Body(std::string(text)) {} // NOLINT(google-explicit-constructor)

    const std::string& bytes() const {
        static const std::string none;
        return m_bytes ? *m_bytes : none;
    }
    bool empty() const { return !m_bytes; }
    std::size_t size() const { return bytes().size(); }

    bool operator==(const Body& other) const {
        return m_bytes == other.m_bytes || bytes() == other.bytes();
    }

private:
    std::shared_ptr<const std::string> m_bytes;
};

} // namespace loadstone
