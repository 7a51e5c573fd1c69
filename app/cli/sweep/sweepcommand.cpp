// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/sweep/sweepcommand.h"

#include "app/cli/options.h"
#include "app/cli/outputfile.h"
#include "app/cli/run/runcommand.h"
#include "core/run/sweeprun.h"
#include "core/sweep/sweepsettings.h"
#include "core/sweep/sweepsettingtext.h"

namespace loadstone {

namespace {

constexpr const char* levelsGroup = "Levels";

/// Requests in a fixed number are sent cold, unless it is said otherwise.
LoadPlan usualPlanFor(const SweepArguments& arguments) {
    LoadPlan plan = usualLevelPlan();
    plan.threads = 1; // what the levels need is looked at with them
    if (arguments.run.plan.has("requests"))
        plan.warmUp = Milliseconds(0);
    return plan;
}

/// What SweepPlan::planOf() decides where the version is left open, which TLS would settle else.
void noteVersion(SweepCommand& command) {
    const SweepPlan& plan = command.plan;
    if (plan.engines.size() > 1 && !plan.plan.asksDatabase() &&
        plan.plan.transport.version == HttpVersion::Auto && isTls(plan.plan.request))
        command.notes.emplace_back("several engines are compared, so all speak HTTP/1.1");
}

/// One run with one thread cannot be shared; the levels are looked at instead.
RunArguments withoutHosts(RunArguments arguments) {
    arguments.hosts = {};
    arguments.hosts.mayBeSlurms = false;
    return arguments;
}

Expected<void> takeHosts(const RunArguments& arguments, SweepCommand& into) {
    if (auto read = readLoadHosts(arguments.hosts, into.hosts); !read || into.hosts.isEmpty())
        return read;
    if (const auto divided = checkHosts(into.plan, into.hosts.names.size()); !divided)
        return fail(sweepOptionOf(divided.error().field), divided.error().message);
    return arguments.hosts.file.empty() ? Expected<void>()
                                        : checkApart(into.outputs, {arguments.hosts.file});
}

Expected<void> check(const SweepPlan& plan) {
    if (const auto errors = validate(plan); !errors.empty())
        return fail(sweepOptionOf(errors.front().field), errors.front().message);
    if (const auto able = checkEngines(plan); !able)
        return fail(sweepOptionOf(able.error().field), able.error().message);
    return {};
}

/// Reads one setting of a sweep after the other, up to the first error.
class LevelsReader {
public:
    LevelsReader(const PlanArguments& arguments, std::vector<std::string>& notes)
        : m_arguments(arguments), m_notes(notes) {}

    template <typename Value>
    void take(const SettingWords& row, Value& value) {
        if (m_read && m_arguments.has(row.field))
            m_read = readSetting(row, textOf(row), value);
    }
    void take(const SettingWords& row, Milliseconds& value) {
        if (!m_read || !m_arguments.has(row.field))
            return;
        const auto read = readDuration(textOf(row), firstOption(row.options).c_str(), m_notes,
                                       Milliseconds(row.mayBeZero ? 0 : 1));
        if (read)
            value = read->value_or(value);
        else
            m_read = tl::unexpected(read.error());
    }
    void take(const SettingWords& row, bool& value) {
        value = value != m_arguments.isOn(row.field);
    }

    Expected<void> result() const { return m_read; }

private:
    /// One that is there several times is one list.
    std::string textOf(const SettingWords& row) const {
        std::string text;
        for (const std::string& one : m_arguments.values.at(row.field))
            text += (text.empty() ? "" : ",") + one;
        return text;
    }

    const PlanArguments& m_arguments;
    std::vector<std::string>& m_notes;
    Expected<void> m_read;
};

Expected<void> readLevels(const SweepArguments& arguments, SweepCommand& into) {
    LevelsReader reader(arguments.levels, into.notes);
    forEachSweepSetting([&](const auto& row) { reader.take(row, row.in(into.plan)); });
    if (const auto read = reader.result(); !read)
        return fail(sweepOptionOf(read.error().field), read.error().message);
    return {};
}

/// A setting of a run under a name and with a default of its own.
void declareStep(CLI::App& command, const char* field, const char* options, const char* help,
                 SweepArguments& into) {
    SettingWords words = settingNamed(field);
    words.options = options;
    words.help = help;
    words.group = levelsGroup;
    declareValue(command, words, "", into.run.plan);
}

template <typename Value>
void declareOwn(CLI::App& command, const SettingWords& row, const Value& standard,
                PlanArguments& into) {
    declareValue(command, row, textOf(standard), into);
}
void declareOwn(CLI::App& command, const SettingWords& row, const std::vector<EngineKind>&,
                PlanArguments& into) {
    declareList(command, row, into);
}
void declareOwn(CLI::App& command, const SettingWords& row, bool, PlanArguments& into) {
    declareFlag(command, row, into);
}

void declareLevels(CLI::App& command, SweepArguments& into) {
    const SweepPlan standard;
    forEachSweepSetting([&](const auto& row) {
        if (*row.options != '\0')
            declareOwn(command, row, row.in(standard), into.levels);
    });
    declareStep(command, "duration", "-z,--step-duration",
                "How long each measurement takes (default 1s)", into);
    declareStep(command, "requests", "-n,--step-requests",
                "Requests of each measurement, instead of a time", into);
    declareStep(command, "warm-up", "--warm-up",
                "Send for this long before anything counts (default 300ms, with -n 0s)", into);
}

Expected<void> checkFormats(const std::vector<std::string>& formats) {
    for (const std::string& format : formats)
        if (format.starts_with("junit"))
            return fail("--output-format",
                        "a sweep has no thresholds that could be test cases; there are text, json "
                        "and csv, as in json:sweep.json");
    return {};
}

} // namespace

std::string sweepOptionOf(const std::string& field) {
    // A level that does not fit is told as the number of connections of its run.
    const std::string own = field == "threads" ? "levels" : field;
    std::string option = planOptionOf(field);
    forEachSweepSetting([&](const auto& row) {
        if (row.field == own && *row.options != '\0')
            option = firstOption(row.options);
    });
    return option;
}

void declareOptions(CLI::App& command, SweepArguments& arguments) {
    declareGroup(command, "Options", arguments.run.plan);
    declareLevels(command, arguments);
    declareHosts(command, levelsGroup, arguments.run);
    for (const char* group : {"Request", "Database", "Connection"})
        declareGroup(command, group, arguments.run.plan);
    declareOutput(command, arguments.run);
}

Expected<SweepCommand> readCommand(const SweepArguments& arguments) {
    SweepCommand command;
    const auto read = checkFormats(arguments.run.formats).and_then([&] {
        return readLevels(arguments, command);
    });
    if (!read)
        return tl::unexpected(read.error());
    const auto level = readCommand(withoutHosts(arguments.run), usualPlanFor(arguments));
    if (!level)
        return tl::unexpected(level.error());
    command.plan.plan = level->plan;
    command.outputs = level->outputs;
    command.progress = level->progress;
    command.failOnInvalid = level->failOnInvalid;
    command.mayTest = level->mayTest;
    command.notes.insert(command.notes.end(), level->notes.begin(), level->notes.end());
    if (const auto able = check(command.plan); !able)
        return tl::unexpected(able.error());
    if (const auto taken = takeHosts(arguments.run, command); !taken)
        return tl::unexpected(taken.error());
    noteVersion(command);
    return command;
}

} // namespace loadstone
