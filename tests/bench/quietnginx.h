// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "tests/support/childprogram.h"
#include "tests/support/handedports.h"
#include "tests/support/temporaryfolder.h"

#include <memory>
#include <string>

namespace loadstone {

/// A real nginx with one worker on one core, which answers 23 bytes and logs nothing: as fast as it
/// can be, so that a benchmark is about its client. Throws if it cannot be started.
class QuietNginx : private Pinned {
public:
    explicit QuietNginx(const std::string& core);
    ~QuietNginx();

    std::string url() const;
    std::string tlsUrl() const;
    int port() const { return m_ports[0]; }

private:
    std::string configuration() const;
    void waitUntilItServes();

    TemporaryFolder m_folder;
    HandedPorts m_ports{2}; ///< plain, TLS
    std::unique_ptr<ChildProgram> m_program;
};

} // namespace loadstone
