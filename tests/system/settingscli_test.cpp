// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/run/readplan.h"
#include "app/cli/sweep/sweepcommand.h"
#include "core/load/settingtext.h"
#include "core/sweep/sweepsettings.h"
#include "tests/support/othersettings.h"
#include "tests/support/testprogram.h"
#include "tests/system/sourcetree.h"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <QRegularExpression>

using namespace loadstone;

namespace {

using Words = std::vector<std::string>;

/// The long name of "-t,--timeout": what stands last.
std::string lastOf(const std::string& options) {
    return options.substr(options.rfind(',') + 1);
}

// How a value of each kind is typed.
template <typename Value>
Words typed(const SettingWords& row, const Value& value) {
    if (*row.alone != '\0')
        return {lastOf(row.options) + "=" + textOf(value)};
    return {lastOf(row.options), textOf(value)};
}
Words typed(const SettingWords& row, const std::string& value) {
    return row.options == std::string("URL") ? Words{value} : Words{lastOf(row.options), value};
}
/// A rate needs an amount as well: here the default one.
Words typed(const SettingWords& row, const std::optional<Rate>& value) {
    return {lastOf(row.options), textOf(value), "-n", std::to_string(defaultRequests)};
}
Words typed(const SettingWords& row, bool) {
    return {lastOf(row.options)};
}
Words typed(const SettingWords&, HttpVersion value) {
    return {versionChoices.at(static_cast<std::size_t>(value)).option};
}
Words typed(const SettingWords&, IpVersion value) {
    return {lastOf(ipChoices.at(static_cast<std::size_t>(value)).option)};
}
template <typename Value>
Words typedLines(const SettingWords& row, const std::vector<Value>& value) {
    Words words;
    for (const Value& one : value)
        words.insert(words.end(), {lastOf(row.options), one.text()});
    return words;
}
Words typed(const SettingWords& row, const std::vector<PinnedHost>& value) {
    return typedLines(row, value);
}
Words typed(const SettingWords& row, const std::vector<Detour>& value) {
    return typedLines(row, value);
}
Words typed(const SettingWords& row, const std::vector<QueryParameter>& value) {
    return typedLines(row, value);
}
Words typed(const SettingWords& row, const std::vector<Header>& value) {
    Words words;
    for (const Header& header : value)
        words.insert(words.end(), {lastOf(row.options), textOf(std::vector{header})});
    return words;
}

/// What the words mean to a command, which `declare` gives its options.
template <typename Declare>
LoadPlan planOf(Words words, const PlanArguments& arguments, Declare declare) {
    CLI::App command;
    declare(command);
    std::ranges::reverse(words); // CLI11 takes them from the end
    command.parse(words);
    LoadPlan plan;
    std::vector<std::string> notes;
    const auto read = readPlan(arguments, plan, notes);
    if (!read)
        qWarning("%s: %s", read.error().field.c_str(), read.error().message.c_str());
    return plan;
}

/// Whether each of the row's options stands in the man page by itself.
bool isInManPage(const SettingWords& row) {
    static const QString page = textOf(QString("packaging/man/loadstone-cli.1")).remove('\\');
    const QStringList options = QString(row.options).split(',', Qt::SkipEmptyParts);
    return std::ranges::all_of(options, [&](const QString& option) {
        const QString alone = "(?<![\\w-])" + QRegularExpression::escape(option) + "(?![\\w-])";
        return QRegularExpression(alone).match(page).hasMatch();
    });
}

} // namespace

class SettingsCliTest : public QObject {
    Q_OBJECT

private slots:
    void eachSettingHasAnOptionOfRun();
    void requestAndConnectionHaveOptionsOfSweep();
    void eachOfASweepHasAnOption();
    void manPageHasEachOption();
};

void SettingsCliTest::eachSettingHasAnOptionOfRun() {
    forEachSetting([](const auto& row) {
        LoadPlan wanted;
        row.in(wanted) = otherValue(row.in(wanted));
        RunArguments arguments;
        const LoadPlan plan = planOf(typed(row, row.in(wanted)), arguments.plan,
                                     [&](CLI::App& app) { declareOptions(app, arguments); });
        QVERIFY2(row.in(plan) == row.in(wanted), row.field);
    });
}

void SettingsCliTest::requestAndConnectionHaveOptionsOfSweep() {
    forEachSetting([](const auto& row) {
        const std::string group = row.group;
        if (group != "Request" && group != "Connection")
            return;
        LoadPlan wanted;
        row.in(wanted) = otherValue(row.in(wanted));
        SweepArguments arguments;
        const LoadPlan plan = planOf(typed(row, row.in(wanted)), arguments.run.plan,
                                     [&](CLI::App& app) { declareOptions(app, arguments); });
        QVERIFY2(row.in(plan) == row.in(wanted), row.field);
    });
}

void SettingsCliTest::eachOfASweepHasAnOption() {
    const char* const line = "http://127.0.0.1:1/ --engine loop --engine pool --sweep 3,5 -R 7 "
                             "--cool-down 0s --no-early-stop --share 87.5 --limit max<2s";
    SweepArguments arguments;
    CLI::App app;
    declareOptions(app, arguments);
    app.parse(line);
    const SweepPlan plan = readCommand(arguments).value().plan, standard;
    QVERIFY(plan.engines == (std::vector{EngineKind::Loop, EngineKind::Pool}));
    QVERIFY(plan.sizes == (std::vector{3, 5}));
    QVERIFY(plan.limit == LatencyLimit::parse("max<2s").value());
    forEachSweepSetting([&](const auto& row) {
        QVERIFY2(*row.options == '\0' || row.in(plan) != row.in(standard), row.field);
    });
}

void SettingsCliTest::manPageHasEachOption() {
    forEachSweepSetting([](const auto& row) { QVERIFY2(isInManPage(row), row.field); });
    forEachSetting([](const auto& row) { QVERIFY2(isInManPage(row), row.field); });
    for (const VersionChoice& choice : versionChoices)
        QVERIFY2(isInManPage({.field = "", .key = "", .options = choice.option}), choice.name);
    for (const IpChoice& choice : ipChoices)
        QVERIFY2(isInManPage({.field = "", .key = "", .options = choice.option}), choice.name);
}

LOADSTONE_TEST(SettingsCliTest)
#include "settingscli_test.moc"
