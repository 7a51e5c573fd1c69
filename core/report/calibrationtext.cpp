// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/units.h"
#include "core/report/calibration.h"
#include "core/report/textcolumns.h"

namespace loadstone {

std::string calibrationText(const Calibration& calibration) {
    std::string text =
        "What this machine can send to a server on itself that answers at once:\n\n" +
        padded("Engine", 9) + padded("Size", 8) + padded("Requests/s", 14) +
        padded("CPU/request", 14) + "\n";
    for (const CalibrationPoint& point : calibration.points)
        text += padded(std::string(nameOf(point.engine)), 9) +
                padded(formatCount(static_cast<std::uint64_t>(point.size)), 8) +
                padded(formatNumber(point.requestsPerSecond, 0), 14) +
                padded(point.cpuPerRequest ? formatTime(Seconds(*point.cpuPerRequest)) : "–", 14) +
                "\n";
    return text +
           "CPU/request: Loadstone's own processor time. The server takes some of the same "
           "processor.\n" +
           (calibration.environment.cpu.empty() ? "" : calibration.environment.cpu + ", ") +
           counted(calibration.environment.cores, "core") + ", Loadstone " +
           calibration.toolVersion + ", " + calibration.measuredAt + "\n";
}

} // namespace loadstone
