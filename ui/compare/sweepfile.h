// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepreport.h"

#include <QString>

namespace loadstone {

/// Saves a sweep with what it says; the error is a sentence that names the file. Any thread.
Expected<void> writeSweep(const QString& file, const SweepReport& report);
/// With another limit than it was measured with, which was asked of it later.
Expected<void> writeSweep(const QString& file, const SweepReport& report,
                          const std::optional<LatencyLimit>& limit);

} // namespace loadstone
