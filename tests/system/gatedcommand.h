// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/gatedworkers.h"

#include <QString>

namespace loadstone {

/// loadstone-cli with n-gram workers that wait at a step: it takes those that lie beside it.
struct GatedCommand {
    explicit GatedCommand(const std::string& step) : gate(workers.folder(), step) {
        std::filesystem::copy_file(LOADSTONE_CLI, workers.folder() / "loadstone-cli");
    }

    QString program() const { return QString::fromStdString(workers.folder() / "loadstone-cli"); }

    GatedWorkers workers;
    Gate gate;
};

} // namespace loadstone
