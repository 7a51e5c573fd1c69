// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace loadstone {

/// The project's other programs: beside this one, as in a build folder; where the package installs
/// them; or in PATH. Just the name if there is none. Needs a QCoreApplication.
QString commandLineProgram();
QString partProgram();
QString workerProgram();
QString loadWorkerProgram();

/// In which one that was killed has died, in milliseconds.
inline constexpr int longestDeathMs = 2000;

} // namespace loadstone
