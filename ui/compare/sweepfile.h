#pragma once

#include "core/report/sweepanalysis.h"

#include <QString>

namespace loadstone {

/// Sweep files on disk; the errors are sentences that name the file.
Expected<SweepReport> readSweepFile(const QString& file);
Expected<void> writeSweepFile(const QString& file, const SweepReport& report,
                              const SweepAnalysis& analysis);

} // namespace loadstone
