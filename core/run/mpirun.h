// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/hosts/hostlist.h"

#include <QProcess>
#include <QTemporaryDir>

namespace loadstone {

/// Open MPI's mpirun as a child, apart from the terminal. What it keeps on this machine is in a
/// folder of its own, which goes with it, also if it was killed. On the GUI thread; owned by who
/// starts programs on hosts.
class Mpirun : public QProcess {
    Q_OBJECT

public:
    /// What to do if there is none.
    static constexpr auto missing = "Open MPI's mpirun is not there; install the package "
                                    "openmpi-bin on this machine and on each host";

    explicit Mpirun(QObject* parent = nullptr);
    /// Ends it if it is running, and all that it has started.
    ~Mpirun() override;

    /// Starts `program` once on each host. False: mpirun is not installed.
    bool startOn(const HostList& hosts, const QString& program, const QStringList& arguments = {});

signals:
    /// It is over, or could not begin.
    void ended();

private:
    QTemporaryDir m_folder;
};

} // namespace loadstone
