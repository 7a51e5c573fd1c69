// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/report/calibration.h"

#include <QString>

namespace loadstone {

/// Where this user's calibration is kept: calibration.json in the cache folder of the desktop.
QString calibrationFile();

/// None if there is none that can be read.
std::optional<Calibration> readCalibration();

/// Errors have an empty field.
Expected<void> writeCalibration(const Calibration& calibration);

} // namespace loadstone
