// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/arguments.h"

#include <QCommandLineParser>
#include <QFileInfo>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace loadstone {

namespace {

[[noreturn]] void refuse(const QString& sentence) {
    std::fprintf(stderr, "loadstone: %s\nTry loadstone --help.\n", qPrintable(sentence));
    std::exit(2);
}

void addOptions(QCommandLineParser& parser) {
    parser.setApplicationDescription("Stress a server over HTTP and see how it behaves.");
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument("what", "A URL to test, or a saved run or sweep (.json) to open.",
                                 "[URL | RUN.json]");
    parser.addOption({"picture",
                      "Save the run as a picture (.png or .pdf) and end; needs RUN.json "
                      "and no display.",
                      "file"});
    parser.addOption({"start-target", "Start the local target too, and point the window at it."});
    parser.addOption({"new-window", "Open another window, also if there is one."});
    parser.addOption({"appearance", "system, light or dark.", "name"});
}

bool isFile(const QString& argument) {
    return !argument.contains("://") &&
           (argument.endsWith(".json", Qt::CaseInsensitive) || QFileInfo::exists(argument));
}

std::optional<Appearance> readAppearance(const QString& name) {
    if (name.isEmpty())
        return std::nullopt;
    const auto index = appearanceNames.indexOf(name);
    if (index < 0)
        refuse("--appearance takes system, light or dark, not \"" + name + "\".");
    return static_cast<Appearance>(index);
}

} // namespace

Arguments readArguments(const QCoreApplication& application) {
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(application.arguments()))
        refuse(parser.errorText() + '.');
    if (parser.isSet("help"))
        parser.showHelp(0);
    if (parser.isSet("version"))
        parser.showVersion();
    const QStringList what = parser.positionalArguments();
    if (what.size() > 1)
        refuse("give one URL or one run file, not several.");
    Arguments arguments;
    (isFile(what.value(0)) ? arguments.file : arguments.url) = what.value(0);
    arguments.picture = parser.value("picture");
    arguments.startTarget = parser.isSet("start-target");
    arguments.newWindow = parser.isSet("new-window");
    arguments.appearance = readAppearance(parser.value("appearance"));
    if (parser.isSet("picture") && (arguments.file.isEmpty() || arguments.picture.isEmpty()))
        refuse("--picture needs a run file to show and a file to write.");
    return arguments;
}

bool needsNoDisplay(int argc, char** argv) {
    return std::any_of(argv + 1, argv + argc, [](const QByteArray& argument) {
        return argument.startsWith("--picture") || argument.startsWith("--help") ||
               argument.startsWith("--version") || argument == "-h" || argument == "-v";
    });
}

} // namespace loadstone
