#pragma once

#include "core/report/runreport.h"

#include <QString>

namespace loadstone {

/// Run files on disk; the errors are sentences that name the file.
Expected<RunReport> readRun(const QString& file);
Expected<void> writeRun(const QString& file, const RunReport& report);

} // namespace loadstone
