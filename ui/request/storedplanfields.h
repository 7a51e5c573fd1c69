#pragma once

#include "ui/request/planfields.h"

#include <QSettings>

namespace loadstone {

/// The settings of a request under `group` in the settings. What makes no sense counts as absent;
/// secrets are not written.
PlanFields loadPlanFields(const QSettings& store, const QString& group);
void storePlanFields(QSettings& store, const QString& group, const PlanFields& fields);

} // namespace loadstone
