// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/plansettings.h"

namespace loadstone {

/// Calls `visit` with the row of each setting of a run that the window has.
template <typename Visit>
void forEachField(Visit visit) {
    forEachSetting([&](const auto& row) {
        if (row.place != Place::None)
            visit(row);
    });
}

/// Calls `visit` with the row of each that it does not have.
template <typename Visit>
void forEachUnshown(Visit visit) {
    forEachSetting([&](const auto& row) {
        if (row.place == Place::None)
            visit(row);
    });
}

} // namespace loadstone
