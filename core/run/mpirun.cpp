// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/mpirun.h"

#include "core/hosts/mpiruncommand.h"
#include "core/run/programs.h"

#include <QDir>
#include <QProcessEnvironment>
#include <QStandardPaths>

#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>

namespace loadstone {

namespace {

// Debian's name first: another MPI may have taken the usual one.
QString mpirunProgram() {
    const QString openMpi = QStandardPaths::findExecutable(QStringLiteral("mpirun.openmpi"));
    return openMpi.isEmpty() ? QStandardPaths::findExecutable(QStringLiteral("mpirun")) : openMpi;
}

// In the child, between fork and exec. A session of its own: what the terminal sends is for the
// parent to answer, and ssh asks nobody for a password.
void standApart() {
    sigset_t none;
    sigemptyset(&none);
    ::setsid();
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

} // namespace

Mpirun::Mpirun(QObject* parent)
    : QProcess(parent), m_folder(QDir::tempPath() + QStringLiteral("/loadstone-hosts-XXXXXX")) {
    setChildProcessModifier(standApart);
    connect(this, &QProcess::finished, this, &Mpirun::ended);
    connect(this, &QProcess::errorOccurred, this, [this](ProcessError error) {
        if (error == FailedToStart)
            emit ended();
    });
}

Mpirun::~Mpirun() {
    disconnect();
    if (state() == NotRunning)
        return;
    terminate();
    if (!waitForFinished(longestDeathMs))
        kill();
    waitForFinished(longestDeathMs);
}

// Its daemons on other hosts have their usual folder, which nobody here could remove.
bool Mpirun::startOn(const HostList& hosts, const QString& program, const QStringList& arguments) {
    const QString starter = mpirunProgram();
    if (starter.isEmpty())
        return false;
    if (m_folder.isValid()) {
        QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
        variables.insert(QStringLiteral("TMPDIR"), m_folder.path());
        setProcessEnvironment(variables);
    }
    QStringList all;
    for (const std::string& argument : mpirunArguments(hosts, program.toStdString()))
        all << QString::fromStdString(argument);
    start(starter, all + arguments);
    return true;
}

} // namespace loadstone
