// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/http/address.h"
#include "core/http/tlsbook.h"

#include <atomic>
#include <optional>

namespace loadstone {

/// How many connections of a run went to one address.
struct AddressUse {
    std::string address;
    std::uint64_t connections = 0;

    bool operator==(const AddressUse&) const = default;
};

/// Where the host of a run is, for all its workers: lock-free and without pointers, so that it may
/// lie in memory that processes share. One thread writes the addresses, any may read and count.
class AddressBook {
public:
    static constexpr std::size_t most = 16;        ///< addresses that are tried
    static constexpr std::size_t mostCounted = 64; ///< of all that there ever were

    /// What is read from now on, in this order; without any, `failure` (a CURLcode) says why.
    void publish(std::span<const Address> addresses, int failure = 0) noexcept;

    /// 0 before the first publish(), and then another after each.
    std::uint32_t version() const noexcept { return m_version.load(std::memory_order_acquire); }
    AddressList addresses() const;
    int failure() const noexcept { return m_failure.load(std::memory_order_relaxed); }

    /// How long the look-up took that the run has waited for. Told to one, the first that asks.
    void setLookUpTime(Microseconds time) noexcept { m_lookUpTime = time.count(); }
    std::optional<Microseconds> takeLookUpTime() noexcept;

    /// Counts up, for addresses that are used in turn.
    std::uint64_t takeTurn() noexcept { return m_turn.fetch_add(1, std::memory_order_relaxed); }

    void countConnection(const Address& address) noexcept;
    /// What connections to them agreed on.
    TlsBook& tls() noexcept { return m_tls; }
    /// Those that were published in this run, used or not, at most mostCounted.
    std::vector<AddressUse> uses() const;

private:
    static constexpr Microseconds::rep none = -1;
    using Word = std::atomic<std::uint64_t>;
    using Entry = std::array<Word, sizeof(Address) / sizeof(std::uint64_t)>;

    static void store(Entry& entry, const Address& address) noexcept;
    static Address load(const Entry& entry) noexcept;
    void remember(const Address& address) noexcept;

    std::atomic<std::uint32_t> m_version{0}; ///< odd while it is being written
    std::atomic<std::uint32_t> m_size{0};
    std::atomic<int> m_failure{0};
    std::array<Entry, most> m_entries{};
    std::atomic<Microseconds::rep> m_lookUpTime{none};
    Word m_turn{0};
    std::atomic<std::uint32_t> m_known{0};
    std::array<Entry, mostCounted> m_counted{};
    std::array<Word, mostCounted> m_connections{};
    TlsBook m_tls;
};

} // namespace loadstone
