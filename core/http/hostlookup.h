// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/expected.h"
#include "core/base/pinned.h"
#include "core/http/address.h"
#include "core/http/host.h"

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace loadstone {

/// Asks for the addresses of a host without blocking: on a thread that nobody joins, since the
/// system's resolver cannot be interrupted, and a run that is stopped must not wait for it.
class HostLookUp : private Pinned {
public:
    using Ask = std::function<AddressList(const std::string& host, std::uint16_t port)>;
    /// What was found, nothing if the host has no address. Called on another thread.
    using Done = std::function<void(AddressList addresses)>;

    explicit HostLookUp(Ask ask = addressesAsked) : m_ask(std::move(ask)) {}
    ~HostLookUp() { forget(); }

    /// `done` is called once, unless forget() comes first. An error if the thread cannot start.
    Expected<void> begin(const Host& host, Done done);
    /// The look-up that is under way is left behind.
    void forget();

private:
    struct Pending;

    const Ask m_ask;
    std::shared_ptr<Pending> m_pending;
};

/// The same for whoever has nothing else to do: blocks until the host is found or is not, until
/// `until` or until a stop. Nothing: it took too long, or it was stopped.
std::optional<AddressList> lookUp(const Host& host, const HostLookUp::Ask& ask,
                                  const std::stop_token& stop, TimePoint until);

} // namespace loadstone
