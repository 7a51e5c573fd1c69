// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/addressbook.h"

#include <algorithm>
#include <bit>

namespace loadstone {

namespace {

using Words = std::array<std::uint64_t, sizeof(Address) / sizeof(std::uint64_t)>;

} // namespace

void AddressBook::store(Entry& entry, const Address& address) noexcept {
    const auto words = std::bit_cast<Words>(address);
    for (std::size_t i = 0; i < words.size(); ++i)
        entry[i].store(words[i], std::memory_order_release);
}

// Acquired, so that the version that is read after it is not older.
Address AddressBook::load(const Entry& entry) noexcept {
    Words words{};
    for (std::size_t i = 0; i < words.size(); ++i)
        words[i] = entry[i].load(std::memory_order_acquire);
    return std::bit_cast<Address>(words);
}

void AddressBook::publish(std::span<const Address> addresses, int failure) noexcept {
    const auto taken = addresses.first(std::min(addresses.size(), most));
    std::ranges::for_each(taken, [this](const Address& address) { remember(address); });
    const std::uint32_t odd = m_version.load(std::memory_order_relaxed) | 1U;
    m_version.store(odd, std::memory_order_release);
    for (std::size_t i = 0; i < taken.size(); ++i)
        store(m_entries[i], taken[i]);
    m_size.store(static_cast<std::uint32_t>(taken.size()), std::memory_order_release);
    m_failure.store(failure, std::memory_order_release);
    m_version.store(odd + 1, std::memory_order_release);
}

// Bounded by what the arrays hold, whatever another process may have written.
AddressList AddressBook::addresses() const {
    for (;;) {
        const std::uint32_t before = version();
        const std::size_t size =
            std::min<std::size_t>(m_size.load(std::memory_order_acquire), most);
        AddressList list;
        for (std::size_t i = 0; i < size; ++i)
            list.push_back(load(m_entries[i]));
        if (before % 2 == 0 && m_version.load(std::memory_order_relaxed) == before)
            return list;
    }
}

void AddressBook::remember(const Address& address) noexcept {
    const std::size_t known = std::min<std::size_t>(m_known, mostCounted);
    const auto isIt = [&address](const Entry& entry) { return load(entry) == address; };
    const auto end = m_counted.begin() + static_cast<std::ptrdiff_t>(known);
    if (known == mostCounted || std::any_of(m_counted.begin(), end, isIt))
        return;
    store(m_counted[known], address);
    m_known.store(static_cast<std::uint32_t>(known + 1), std::memory_order_release);
}

std::optional<Microseconds> AddressBook::takeLookUpTime() noexcept {
    const auto time = m_lookUpTime.exchange(none, std::memory_order_relaxed);
    return time == none ? std::nullopt : std::optional(Microseconds(time));
}

void AddressBook::countConnection(const Address& address) noexcept {
    const std::size_t known =
        std::min<std::size_t>(m_known.load(std::memory_order_acquire), mostCounted);
    for (std::size_t i = 0; i < known; ++i)
        if (load(m_counted[i]) == address) {
            m_connections[i].fetch_add(1, std::memory_order_relaxed);
            return;
        }
}

std::vector<AddressUse> AddressBook::uses() const {
    std::vector<AddressUse> uses;
    const std::size_t known =
        std::min<std::size_t>(m_known.load(std::memory_order_acquire), mostCounted);
    for (std::size_t i = 0; i < known; ++i)
        uses.push_back({load(m_counted[i]).text(), m_connections[i]});
    return uses;
}

} // namespace loadstone
