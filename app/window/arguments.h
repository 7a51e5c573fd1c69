// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QString>

#include <optional>

class QCoreApplication;

namespace loadstone {

/// What the window was asked for when it was started.
struct Arguments {
    QString url;
    QString file;    ///< a run to open
    QString picture; ///< where to save it as a picture, instead of showing a window
    std::optional<Appearance> appearance;
    bool startTarget = false; ///< together with the window
    bool newWindow = false;   ///< also if there is one
};

/// Reads the command line; ends the program for --help, --version and wrong usage (exit code 2).
Arguments readArguments(const QCoreApplication& application);

/// Whether what is asked for works without a display: known before there is an application.
bool needsNoDisplay(int argc, char** argv);

} // namespace loadstone
