// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

namespace loadstone {

/// The sample corpus that comes with the program: beside it in a build folder, else where the
/// package installs it. Empty where it is missing. Needs a QCoreApplication.
QStringList sampleFiles();
QString sampleTotals();

} // namespace loadstone
