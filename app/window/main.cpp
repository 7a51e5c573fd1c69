// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/arguments.h"
#include "core/base/descriptors.h"
#include "core/base/version.h"
#include "core/http/curlglobal.h"
#include "core/run/programs.h"
#include "ui/format.h"
#include "ui/resultfile.h"
#include "ui/stress/stresspanel.h"
#include "ui/widgets/pictures.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QDir>
#include <QIcon>
#include <QTemporaryDir>

#include <cstdio>

namespace loadstone {

namespace {

constexpr QSize pictureSize{1280, 800};

void nameApplication() {
    QApplication::setApplicationName("loadstone");
    QApplication::setApplicationDisplayName("Loadstone");
    QApplication::setOrganizationName("Loadstone");
    QApplication::setApplicationVersion(LOADSTONE_VERSION);
    QGuiApplication::setDesktopFileName("io.github.loadstone.Loadstone");
}

Expected<RunReport> readRun(const QString& file) {
    auto read = readResult(file);
    if (!read)
        return tl::unexpected(read.error());
    if (auto* run = std::get_if<RunReport>(&*read))
        return std::move(*run);
    return fail("", "could not draw " + file.toStdString() +
                        ": it is a sweep, and a picture is made of a run");
}

/// The settings of the person at the machine play no part in a picture.
int savePanel(const Arguments& arguments) {
    QTemporaryDir folder;
    Settings settings(folder.filePath("settings.ini"));
    TargetProcess target(commandLineProgram());
    StressPanel panel(settings.ofPanels(), target);
    panel.setAutoFillBackground(true);
    panel.resize(pictureSize);
    const auto saved =
        readRun(arguments.file)
            .and_then([&](const RunReport& run) { return panel.showOpened(run, arguments.file); })
            .and_then([&] { return savePicture(panel, arguments.picture); });
    if (saved)
        return 0;
    std::fprintf(stderr, "loadstone: %s\n", saved.error().message.c_str());
    return 1;
}

int showWindow(const Arguments& arguments, Settings& settings, Theme& theme) {
    MainWindow window(settings, theme, commandLineProgram());
    if (!arguments.url.isEmpty())
        window.stress().setUrl(arguments.url);
    if (!arguments.file.isEmpty())
        window.openFile(arguments.file);
    if (arguments.startTarget)
        window.stress().startTarget();
    window.show();
    return QApplication::exec();
}

} // namespace

} // namespace loadstone

int main(int argc, char** argv) {
    using namespace loadstone;
    keepStandardNumbers();
    const CurlGlobal curl;
    const bool hasDisplay = qEnvironmentVariableIsSet("DISPLAY") ||
                            qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
                            qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
    if (!hasDisplay && needsNoDisplay(argc, argv))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    nameApplication();
    const QApplication application(argc, argv);
    QLocale::setDefault(numberLocale());
    QApplication::setWindowIcon(QIcon(":/icons/io.github.loadstone.Loadstone.svg"));
    const Arguments arguments = readArguments(application);
    Theme theme;
    if (!arguments.picture.isEmpty()) {
        theme.setAppearance(arguments.appearance.value_or(Appearance::Light));
        return savePanel(arguments);
    }
    Settings settings;
    theme.setAppearance(arguments.appearance.value_or(settings.appearance()));
    return showWindow(arguments, settings, theme);
}
