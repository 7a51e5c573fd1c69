// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/words.h"

#include "core/base/trimmed.h"
#include "core/http/secrets.h"

#include <CLI/Validators.hpp>

#include <algorithm>

namespace loadstone {

namespace {

/// Stands before each word behind "--" while CLI11 parses, so that it looks like no option.
constexpr char wordMark = '\x01';

using Options = std::vector<const CLI::Option*>;
using Commands = std::vector<const CLI::App*>;

const CLI::App& commandNamed(const CLI::App& app, const std::string& word) {
    const Commands commands = app.get_subcommands([](const CLI::App*) { return true; });
    const auto found = std::ranges::find(
        commands, word, [](const CLI::App* command) { return command->get_name(); });
    return found == commands.end() ? app : **found;
}

bool takesValue(const CLI::App& command, const std::string& name) {
    const CLI::Option* option = command.get_option_no_throw(name);
    return option && option->get_items_expected_min() > 0;
}

/// Whether the word behind this one is its value, whatever it looks like.
bool takesNext(const CLI::App& command, const std::string& word) {
    if (word.size() < 2 || word.front() != '-')
        return false;
    if (word.starts_with("--"))
        return takesValue(command, word);
    std::size_t letter = 1; // of several flags, as in -kn
    while (letter < word.size() && !takesValue(command, std::string("-") + word[letter]))
        ++letter;
    return letter + 1 == word.size();
}

/// Of a word that looks like options: the one with a value in it or behind it, and where its value
/// would begin.
ValuePlace optionsIn(const CLI::App& command, const std::string& word) {
    if (word.starts_with("--")) {
        const std::size_t equals = std::min(word.find('='), word.size());
        return {&command, command.get_option_no_throw(word.substr(0, equals)),
                std::min(equals + 1, word.size())};
    }
    std::size_t letter = 1;
    while (letter < word.size() && !takesValue(command, std::string("-") + word[letter]))
        ++letter;
    if (letter == word.size())
        return {&command, nullptr, letter};
    return {&command, command.get_option_no_throw(std::string("-") + word[letter]), letter + 1};
}

bool hasEmptyValue(const CLI::App& command, const std::string& word) {
    return word.starts_with("--") && word.ends_with('=') &&
           takesValue(command, word.substr(0, word.size() - 1));
}

void takeMarked(CLI::App& app) {
    const CLI::Validator unmark(
        [](std::string& word) {
            if (word.starts_with(wordMark))
                word.erase(0, 1);
            return std::string();
        },
        "");
    for (CLI::App* command : app.get_subcommands([](CLI::App*) { return true; }))
        for (CLI::Option* option : command->get_options())
            if (option->get_positional())
                option->transform(unmark);
}

std::string unmarked(const std::string& word) {
    return word.starts_with(wordMark) ? word.substr(1) : word;
}

/// An empty body is a body, as an empty text is one of a query, and an empty URL or command is told
/// of by who reads it.
bool mayBeEmpty(const CLI::Option& option) {
    return option.get_positional() || option.check_lname("data") ||
           option.check_lname("data-raw") || option.check_lname("param");
}

/// Blanks alone can be meant as a password, or as a text that stands for NULL.
bool mayBeBlank(const CLI::Option& option) {
    return option.check_lname("pass") || option.check_lname("param-null");
}

/// Who reads it would take it for nothing, and a gate that was asked for would be none.
bool hasEmpty(const CLI::Option& option) {
    return std::ranges::any_of(option.results(), [&](const std::string& text) {
        return text.empty() || (!mayBeBlank(option) && trimmed(text, " \t\r\n").empty());
    });
}

std::string nameOf(const CLI::Option& option) {
    return option.get_snames().empty() ? "--" + option.get_lnames().front()
                                       : "-" + option.get_snames().front();
}

bool isListOfFiles(const CLI::Option& option) {
    return option.get_positional() && option.get_items_expected_max() > 1;
}

std::string emptyOptionOf(const CLI::App& command) {
    for (const CLI::Option* option : command.get_options())
        if (isListOfFiles(*option) && std::ranges::count(option->results(), "") > 0)
            return option->get_name(true) + ": a name is empty; give that of a file";
        else if (!mayBeEmpty(*option) && hasEmpty(*option))
            return nameOf(*option) + ": the value is empty; give one, or leave the option out";
    return {};
}

} // namespace

std::vector<std::string> wordsFor(CLI::App& app, std::vector<std::string> words) {
    takeMarked(app);
    std::vector<std::string> prepared;
    const CLI::App* command = &app;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--") {
            for (++i; i < words.size(); ++i)
                prepared.push_back(wordMark + words[i]);
            break;
        }
        if (hasEmptyValue(*command, words[i])) {
            prepared.insert(prepared.end(), {words[i].substr(0, words[i].size() - 1), ""});
            continue;
        }
        prepared.push_back(words[i]);
        if (takesNext(*command, words[i]) && i + 1 < words.size())
            prepared.push_back(words[++i]);
        else if (command == &app)
            command = &commandNamed(app, words[i]);
    }
    return prepared;
}

std::vector<ValuePlace> valuePlaces(const CLI::App& app, const std::vector<std::string>& words) {
    std::vector<ValuePlace> places;
    const CLI::App* command = &app;
    bool areOptions = true;
    while (places.size() < words.size()) {
        const std::string& word = words[places.size()];
        if (!areOptions || word.size() < 2 || word.front() != '-') {
            if (command == &app)
                command = &commandNamed(app, word);
            places.push_back({command, nullptr, 0});
            continue;
        }
        areOptions = word != "--";
        places.push_back(optionsIn(*command, word));
        const CLI::Option* option = places.back().option;
        if (takesNext(*command, word) && places.size() < words.size())
            places.push_back({command, option, 0});
    }
    return places;
}

std::string wrongWordIn(const CLI::App& app) {
    const std::vector<std::string> words = app.remaining(true);
    const auto option =
        std::ranges::find_if(words, [](const auto& word) { return word.starts_with("-"); });
    if (option != words.end())
        return "unknown option " + option->substr(0, option->find('=')); // which may be a secret
    if (!words.empty())
        return "unexpected argument " + withoutSecrets(unmarked(words.front()));
    for (const CLI::App* command : app.get_subcommands())
        if (std::string wrong = emptyOptionOf(*command); !wrong.empty())
            return wrong;
    return {};
}

std::string wrongOptionIn(const CLI::App& app, const std::string& text) {
    for (const CLI::App* command : app.get_subcommands())
        for (const CLI::Option* option : command->get_options())
            if (const int most =
                    std::max(1, option->get_items_expected_max()); // a flag has no item
                static_cast<int>(option->results().size()) > most)
                return nameOf(*option) + ": it was given " +
                       std::to_string(option->results().size()) + " times; give it once";
    constexpr std::string_view missing = " missing";
    const std::size_t colon = text.find(": ");
    if (!text.ends_with(missing) || colon == std::string::npos)
        return text;
    return text.substr(0, colon) + ": the value is missing";
}

} // namespace loadstone
