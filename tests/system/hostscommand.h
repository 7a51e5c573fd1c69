// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/nginx.h"
#include "tests/support/testhosts.h"
#include "tests/support/testprogram.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>

#include <algorithm>
#include <optional>
#include <string>

namespace loadstone {

/// What is missing here for load from several hosts; empty if nothing is.
inline std::string lacksForHosts() {
    if (const std::string lacks = TestHosts::lacks(); !lacks.empty())
        return lacks;
    return Nginx::isInstalled() && QFile::exists(LOADSTONE_PART)
               ? ""
               : "nginx or loadstone-part is not there";
}

/// Lets mpirun enter the hosts, be root, and take long on a busy machine.
inline void letEnter(QProcess& process, const TestHosts& hosts) {
    setVariables(process, {{"OMPI_MCA_plm_rsh_agent", QString::fromStdString(hosts.agent())},
                           {"LOADSTONE_HOSTS_PATIENCE", "60"},
                           {"OMPI_ALLOW_RUN_AS_ROOT", "1"},
                           {"OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1"}});
}

/// The process of this program there. mpirun names it in the words of its daemon, too.
inline std::optional<pid_t> processOf(const QString& program, const TestHosts& hosts,
                                      std::size_t host) {
    const auto processes = hosts.processesOn(host, program.toStdString());
    const auto found = std::ranges::find_if(processes, [&](pid_t id) {
        return QFileInfo(QFile::symLinkTarget(QString("/proc/%1/exe").arg(id))).fileName() ==
               program;
    });
    return found == processes.end() ? std::nullopt : std::optional(*found);
}

} // namespace loadstone
