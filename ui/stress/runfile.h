// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

#include <QString>

namespace loadstone {

/// Saves a run; the error is a sentence that names the file. Any thread.
Expected<void> writeRun(const QString& file, const RunReport& report);

} // namespace loadstone
