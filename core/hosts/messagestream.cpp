// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/hosts/messagestream.h"

#include <cstdint>
#include <cstring>

namespace loadstone {

namespace {

constexpr std::uint64_t longestMessage = std::uint64_t{1} << 31U;

} // namespace

std::string inPipe(const PartMessage& message) {
    const std::string bytes = encodePartMessage(message);
    const std::uint64_t size = bytes.size();
    std::string framed(reinterpret_cast<const char*>(&size), sizeof size);
    return framed.append(bytes);
}

std::optional<Expected<PartMessage>> MessageStream::next() {
    std::uint64_t size = 0;
    if (m_bytes.size() < sizeof size)
        return std::nullopt;
    std::memcpy(&size, m_bytes.data(), sizeof size);
    if (size > longestMessage)
        return fail("hosts", "what the first host writes is not of Loadstone; see that nothing "
                             "else is written there when a program is started");
    if (m_bytes.size() - sizeof size < size)
        return std::nullopt;
    auto message = decodePartMessage(std::string_view(m_bytes).substr(sizeof size, size));
    m_bytes.erase(0, sizeof size + size);
    return message;
}

} // namespace loadstone
