// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/gate.h"
#include "tests/support/temporaryfolder.h"

namespace loadstone {

/// A worker program (gatedworker) with a folder of its own for the gates at which it waits.
class GatedWorkers {
public:
    GatedWorkers() { std::filesystem::create_symlink(GATED_WORKER, program()); }

    const std::filesystem::path& folder() const { return m_folder.path(); }
    std::filesystem::path program() const { return folder() / "loadstone-worker"; }

private:
    TemporaryFolder m_folder;
};

} // namespace loadstone
