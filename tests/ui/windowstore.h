// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/window/settings.h"

#include <QTemporaryDir>

namespace loadstone {

/// An empty folder with the settings of a window, which write what has changed when they go, and so
/// before the folder.
struct WindowStore {
    QTemporaryDir folder;
    Settings settings{folder.filePath("settings.ini")};
};

} // namespace loadstone
