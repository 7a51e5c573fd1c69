// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/hostlookup.h"

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

} // namespace loadstone
