// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/hostlookup.h"

#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>

namespace loadstone {

struct HostLookUp::Pending {
    std::mutex mutex;
    Done done; ///< none: nobody waits any more

    void finish(AddressList addresses) {
        const std::lock_guard lock(mutex);
        if (done)
            done(std::move(addresses));
        done = nullptr;
    }
    void forget() {
        const std::lock_guard lock(mutex);
        done = nullptr;
    }
};

Expected<void> HostLookUp::begin(const Host& host, Done done) {
    forget();
    m_pending = std::make_shared<Pending>();
    m_pending->done = std::move(done);
    try {
        std::thread([ask = m_ask, host, pending = m_pending] {
            pending->finish(ask(host.name, host.port));
        }).detach();
    } catch (const std::system_error&) {
        forget();
        return fail("", "the host cannot be looked up, because the system allows no more threads; "
                        "raise its limits (ulimit -u for threads, ulimit -v for memory)");
    }
    return {};
}

void HostLookUp::forget() {
    if (m_pending)
        m_pending->forget();
    m_pending.reset();
}

std::optional<AddressList> lookUp(const Host& host, const HostLookUp::Ask& ask,
                                  const std::stop_token& stop, TimePoint until) {
    std::mutex mutex;
    std::condition_variable_any told;
    std::optional<AddressList> found;
    HostLookUp lookUp(ask);
    const auto begun = lookUp.begin(host, [&](AddressList addresses) {
        const std::lock_guard lock(mutex);
        found = std::move(addresses);
        told.notify_all();
    });
    if (!begun)
        return AddressList();
    std::unique_lock lock(mutex);
    told.wait_until(lock, stop, until, [&] { return found.has_value(); });
    lock.unlock();
    lookUp.forget(); // nobody calls what is above any more
    return found;
}

} // namespace loadstone
