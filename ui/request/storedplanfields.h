// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/setting.h"
#include "ui/request/planfields.h"

#include <QSettings>

namespace loadstone {

/// The settings of a run under `group` in the settings. What makes no sense or is not there is as
/// in `standard`; secrets are not written.
PlanFields loadPlanFields(const QSettings& store, const QString& group,
                          const PlanFields& standard = defaultFields());
void storePlanFields(QSettings& store, const QString& group, const PlanFields& fields);

/// A row's own name among the settings, or its key in files without the unit.
QString storedKeyOf(const QString& group, const SettingWords& row);

} // namespace loadstone
