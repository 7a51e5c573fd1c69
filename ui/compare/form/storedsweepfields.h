// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/compare/form/sweepfields.h"

#include <QSettings>

#include <optional>

namespace loadstone {

/// The compare form in the settings, or none where it was never stored. What makes no sense counts
/// as absent.
std::optional<SweepFields> loadSweepFields(const QSettings& store);
void storeSweepFields(QSettings& store, const SweepFields& fields);

} // namespace loadstone
