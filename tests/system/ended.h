// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QProcess>

#include <initializer_list>

namespace loadstone {

/// What came of a program that has ended.
struct Ended {
    int exitCode = -1; ///< also if a signal ended it, or if it never ran
    QByteArray output;
    QByteArray messages; ///< what it wrote to standard error
};

/// Waits for the end of a program that was started.
Ended finish(QProcess& process);

/// Runs the command line to its end.
Ended cli(const QStringList& arguments);

/// The tests' own environment with other values of some variables.
using Variables = std::initializer_list<std::pair<QString, QString>>;
void setVariables(QProcess& process, const Variables& variables);

} // namespace loadstone
