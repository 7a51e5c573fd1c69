// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/system/ended.h"

#include "tests/support/patience.h"

namespace loadstone {

Ended finish(QProcess& process) {
    if (!process.waitForFinished(patience) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

Ended cli(const QStringList& arguments) {
    QProcess process;
    process.start(LOADSTONE_CLI, arguments);
    return finish(process);
}

void setVariables(QProcess& process, const Variables& variables) {
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto& [name, value] : variables)
        environment.insert(name, value);
    process.setProcessEnvironment(environment);
}

} // namespace loadstone
