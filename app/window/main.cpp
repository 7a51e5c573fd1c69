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
#include "ui/window/precedence.h"
#include "ui/window/windowdoor.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QFontDatabase>
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

Wish wishOf(const Arguments& arguments) {
    const QString file =
        arguments.file.isEmpty() ? QString() : QFileInfo(arguments.file).absoluteFilePath();
    return {file, arguments.url, arguments.startTarget,
            qEnvironmentVariable("XDG_ACTIVATION_TOKEN")};
}

void grant(const Wish& wish, MainWindow& window) {
    if (!wish.url.isEmpty() && !window.stress().isRunning()) {
        window.stress().setUrl(wish.url);
        window.showPanel(window.stress());
    }
    if (!wish.file.isEmpty())
        window.openFile(wish.file);
    if (wish.startTarget)
        window.stress().startTarget();
}

void bringToFront(const Wish& wish, MainWindow& window) {
    if (!wish.activation.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", wish.activation.toUtf8()); // Qt hands it to the desktop
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.raise();
    window.activateWindow();
}

int showWindow(const Wish& wish, const WindowDoor& door, Settings& settings, Theme& theme) {
    MainWindow window(settings, theme, commandLineProgram());
    grant(wish, window);
    QObject::connect(&door, &WindowDoor::wished, &window, [&window](const Wish& later) {
        grant(later, window);
        bringToFront(later, window);
    });
    window.show();
    return QApplication::exec();
}

} // namespace

} // namespace loadstone

int main(int argc, char** argv) {
    using namespace loadstone;
    keepStandardNumbers();
    keepArenasApart();
    const CurlGlobal curl;
    const bool hasDisplay = qEnvironmentVariableIsSet("DISPLAY") ||
                            qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
                            qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
    if (!hasDisplay && needsNoDisplay(argc, argv))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    nameApplication();
    const QString session = sessionFolder();
    const QApplication application(argc, argv);
    QLocale::setDefault(numberLocale());
    QApplication::setWindowIcon(QIcon(":/icons/io.github.loadstone.Loadstone.svg"));
    const Arguments arguments = readArguments(application);
    if (QFontDatabase::families().isEmpty())
        std::fprintf(stderr, "loadstone: there is no font, so all text will be boxes; install one, "
                             "such as fonts-dejavu-core\n");
    Theme theme;
    if (!arguments.picture.isEmpty()) {
        theme.setAppearance(arguments.appearance.value_or(Appearance::Light));
        return savePanel(arguments);
    }
    WindowDoor door(session);
    if (!arguments.newWindow && !door.open() && door.hand(wishOf(arguments)))
        return 0;
    Settings settings;
    theme.setAppearance(arguments.appearance.value_or(settings.appearance()));
    return showWindow(wishOf(arguments), door, settings, theme);
}
