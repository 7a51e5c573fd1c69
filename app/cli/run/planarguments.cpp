// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/run/planarguments.h"

#include "core/load/settingtext.h"
#include "core/run/consent.h"

#include <array>

namespace loadstone {

namespace {

template <typename Value>
void declare(CLI::App& command, const SettingWords& words, const Value& standard,
             PlanArguments& into) {
    declareValue(command, words, textOf(standard), into);
}

void declare(CLI::App& command, const SettingWords& words, bool, PlanArguments& into) {
    declareFlag(command, words, into);
}

template <ByFlag Value>
void declare(CLI::App& command, const SettingWords& words, const Value& standard,
             PlanArguments& into) {
    for (const auto& choice : choicesLike(standard))
        if (*choice.option != '\0')
            command.add_flag(choice.option, into.flags[choice.option], choice.help)
                ->group(words.group);
}

void declare(CLI::App& command, const SettingWords& words, const std::vector<PinnedHost>&,
             PlanArguments& into) {
    declareList(command, words, into);
}

void declare(CLI::App& command, const SettingWords& words, const std::vector<Detour>&,
             PlanArguments& into) {
    declareList(command, words, into);
}

void declare(CLI::App& command, const SettingWords& words, const std::vector<Stage>&,
             PlanArguments& into) {
    declareList(command, words, into);
}

void declare(CLI::App& command, const SettingWords& words, const std::vector<Threshold>&,
             PlanArguments& into) {
    declareList(command, words, into);
}

void declare(CLI::App& command, const SettingWords& words, const std::vector<FeedChoice>&,
             PlanArguments& into) {
    declareList(command, words, into);
}

void declare(CLI::App& command, const SettingWords& words, const std::vector<Check>&,
             PlanArguments& into) {
    declareList(command, words, into);
}

void declare(CLI::App& command, const SettingWords& words, const std::vector<WeightedQuery>&,
             PlanArguments& into) {
    declareList(command, words, into);
    SettingWords file = words;
    file.field = sqlFile;
    file.options = "--sql";
    file.valueName = "FILE";
    file.help = "A file with a query, as FILE@3 with its weight; - is standard input; may be "
                "repeated";
    declareList(command, file, into);
}

void declare(CLI::App& command, const SettingWords& words, const std::vector<QueryParameter>&,
             PlanArguments& into) {
    declareList(command, words, into);
}

void declare(CLI::App& command, const SettingWords& words, const std::vector<MetricName>&,
             PlanArguments& into) {
    declareList(command, words, into);
}

void declare(CLI::App& command, const SettingWords& words, const std::vector<Header>&,
             PlanArguments& into) {
    declareList(command, words, into);
    SettingWords user = words;
    user.field = userField;
    user.options = "-a,--auth";
    user.valueName = "USER:PASSWORD";
    user.help = "Basic authorization; @FILE keeps it out of the list of processes";
    declareValue(command, user, "", into);
    user.field = bearerField;
    user.options = "--bearer,--oauth2-bearer";
    user.valueName = "TOKEN";
    user.help = "Authorization by a token; @FILE keeps it out of the list of processes";
    declareValue(command, user, "", into);
    user.field = cookieField;
    user.options = "-b,--cookie";
    user.valueName = "COOKIES";
    user.help = "Cookies to send, as 'a=1; b=2'; @FILE keeps them out of the list of processes";
    declareValue(command, user, "", into);
}

void declare(CLI::App& command, const SettingWords& words, const Body&, PlanArguments& into) {
    declareValue(command, words, "", into);
    SettingWords other = words;
    other.field = rawData;
    other.options = "--data-raw";
    other.help = "The body, as text that may begin with @";
    declareValue(command, other, "", into);
    other.field = dataFile;
    other.options = "-D,--data-file";
    other.valueName = "FILE";
    other.help = "A file with the body; - is standard input";
    declareValue(command, other, "", into);
    other.field = formField;
    other.options = "-F,--form";
    other.valueName = "PART";
    other.help = "A field of a form, as NAME=VALUE, or a file, as NAME=@FILE; may be repeated";
    declareList(command, other, into);
}

/// Fields of options that set a field in another way than its own does.
struct OtherWay {
    const char* field;
    const char* given;
    const char* option;
};

constexpr std::array otherWays{
    OtherWay{"header", userField, "-a"},   OtherWay{"header", bearerField, "--bearer"},
    OtherWay{"header", cookieField, "-b"}, OtherWay{"data", rawData, "--data-raw"},
    OtherWay{"data", dataFile, "-D"},      OtherWay{"data", formField, "-F"},
    OtherWay{"method", "data", "-d"},      OtherWay{"method", rawData, "--data-raw"},
    OtherWay{"method", dataFile, "-D"},    OtherWay{"method", formField, "-F"},
    OtherWay{"query", sqlFile, "--sql"},   OtherWay{"threads", "stage", "--stage"}};

/// Of a value that is chosen by flags; empty if none was given.
template <typename Value>
std::string givenFlag(const Value&, const PlanArguments&) {
    return {};
}
template <ByFlag Value>
std::string givenFlag(const Value& value, const PlanArguments& arguments) {
    for (const auto& choice : choicesLike(value))
        if (arguments.isOn(choice.option))
            return firstOption(choice.option);
    return {};
}

} // namespace

std::string firstOption(const std::string& options) {
    return options.substr(0, options.find(','));
}

void declareFlag(CLI::App& command, const SettingWords& words, PlanArguments& into) {
    command.add_flag(words.options, into.flags[words.field], words.help)->group(words.group);
}

void declareList(CLI::App& command, const SettingWords& words, PlanArguments& into) {
    command
        .add_option_function<std::vector<std::string>>(
            words.options,
            [&into, field = words.field](const auto& texts) { into.values[field] = texts; },
            words.help)
        ->allow_extra_args(false)
        ->type_name(words.valueName)
        ->group(words.group);
}

void declareValue(CLI::App& command, const SettingWords& words, const std::string& standard,
                  PlanArguments& into) {
    if (*words.alone != '\0') {
        command
            .add_flag(std::string(words.options) + "{" + words.alone + "}",
                      into.mayBeAlone[words.field], helpOf(words, standard))
            ->group(words.group);
        return;
    }
    command
        .add_option_function<std::string>(
            words.options,
            [&into, field = words.field](const std::string& text) { into.values[field] = {text}; },
            helpOf(words, standard))
        ->type_name(words.valueName)
        ->group(words.group);
}

void declareGroup(CLI::App& command, const std::string& group, PlanArguments& into) {
    const LoadPlan standard;
    into.groups.insert(group);
    forEachSetting([&](const auto& row) {
        if (row.group == group)
            declare(command, row, row.in(standard), into);
    });
}

SettingWords settingNamed(const std::string& field) {
    SettingWords words{};
    forEachSetting([&](const auto& row) {
        if (row.field == field)
            words = row;
    });
    return words;
}

std::string planOptionOf(const std::string& field) {
    std::string option = asksForConsent({field, ""}) ? "--i-may-test" : field;
    if (field == "hosts")
        option = "--hosts"; // which is no setting of a plan
    forEachSetting([&](const auto& row) {
        if (row.field == field)
            option = *row.options == '\0' ? "--" + field : firstOption(row.options);
    });
    return option;
}

std::string givenOptionOf(const std::string& field, const PlanArguments& arguments) {
    std::string given;
    const LoadPlan standard;
    forEachSetting([&](const auto& row) {
        if (row.field == field)
            given = givenFlag(row.in(standard), arguments);
    });
    if (!given.empty())
        return given;
    if (!arguments.has(field))
        for (const OtherWay& way : otherWays)
            if (way.field == field && arguments.has(way.given))
                return way.option;
    return planOptionOf(field);
}

} // namespace loadstone
