// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stats/failuremessages.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace loadstone {

namespace {

constexpr std::uint32_t codes = 1 << 16;

std::uint32_t keyOf(const Failure& failure) {
    return static_cast<std::uint32_t>(failure.first) * codes +
           static_cast<std::uint32_t>(failure.second);
}

/// None if another process has written what is none.
std::optional<Failure> failureOf(std::uint32_t key) {
    if (key / codes == 0 || key / codes >= errorClassCount)
        return std::nullopt;
    return Failure{static_cast<ErrorClass>(key / codes), static_cast<int>(key % codes)};
}

} // namespace

void FailureMessages::keep(const Failure& failure, std::string_view message) noexcept {
    const std::uint32_t key = keyOf(failure);
    for (Slot& slot : m_slots) {
        std::uint32_t found = 0;
        if (slot.key.compare_exchange_strong(found, key)) {
            message = message.substr(0, mostBytes);
            std::ranges::copy(message, slot.text.begin());
            slot.isWritten.store(1, std::memory_order_release);
            return;
        }
        if (found == key)
            return;
    }
}

void FailureMessages::addTo(std::map<Failure, std::string>& messages) const {
    std::map<Failure, std::string> own;
    for (const Slot& slot : m_slots) {
        if (slot.isWritten.load(std::memory_order_acquire) != 1)
            continue;
        const auto failure = failureOf(slot.key.load(std::memory_order_relaxed));
        const std::string text(slot.text.begin(), std::ranges::find(slot.text, '\0'));
        if (failure && isUtf8(text))
            own.emplace(*failure, text);
    }
    addMessages(messages, own);
}

} // namespace loadstone
