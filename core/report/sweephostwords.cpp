// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/sweephostwords.h"

#include "core/base/listed.h"
#include "core/base/units.h"
#include "core/report/hostwords.h"
#include "core/report/sizenoun.h"

namespace loadstone {

std::vector<std::string> hostSentences(const SweepReport& report) {
    if (report.hosts.empty())
        return {};
    std::vector<std::string> sentences{"The load was shared by " +
                                       counted(report.hosts.size(), "host") + ": " +
                                       listed(report.hosts) + "."};
    for (const SweepRunResult& run : report.runs)
        if (const std::string lost = lostHostsText(run.report.hosts); !lost.empty())
            sentences.push_back("With " + sized(run.step.size, unitsOf(run.step.engine)) + ", " +
                                lost + ".");
    return sentences;
}

} // namespace loadstone
