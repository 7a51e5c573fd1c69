// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/sweepfile.h"

#include "core/report/sweepjson.h"
#include "ui/widgets/filewriting.h"

namespace loadstone {

Expected<void> writeSweep(const QString& file, const SweepReport& report) {
    return writeFile(file, QByteArray::fromStdString(encodeSweep(report, analyse(report))));
}

Expected<void> writeSweep(const QString& file, const SweepReport& report,
                          const std::optional<LatencyLimit>& limit) {
    if (report.plan.limit == limit)
        return writeSweep(file, report);
    SweepReport asked = report;
    asked.plan.limit = limit;
    return writeSweep(file, asked);
}

} // namespace loadstone
