// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "core/http/curleasy.h"

#include <mutex>

namespace loadstone {

/// The TLS sessions of a run's pool: what one connection has agreed on, the next one resumes,
/// whichever thread it is of, as the connections of an event loop do. Outlives the handles that use
/// it. Thread-safe.
class TlsSessions : private Pinned {
public:
    TlsSessions();

    CURLSH* get() const { return m_share.get(); }

private:
    struct Cleanup {
        void operator()(CURLSH* share) const { curl_share_cleanup(share); }
    };

    static void lock(CURL*, curl_lock_data, curl_lock_access, void* self);
    static void unlock(CURL*, curl_lock_data, void* self);

    std::mutex m_mutex;
    std::unique_ptr<CURLSH, Cleanup> m_share{curl_share_init()};
};

} // namespace loadstone
