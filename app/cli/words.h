// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <CLI/App.hpp>

#include <string>
#include <vector>

namespace loadstone {

/// The words of a command line as `app` is to parse them, which CLI11 does not do by itself: "--"
/// ends the options, also of a command, and "--name=" gives an empty value. Call it when all
/// options are declared; `app` then takes what stands behind "--" as it is.
std::vector<std::string> wordsFor(CLI::App& app, std::vector<std::string> words);

/// Where in a word a value stands, and of which option it is; none: the word is an argument. Behind
/// the end of a word that has no value.
struct ValuePlace {
    const CLI::App* command = nullptr;
    const CLI::Option* option = nullptr;
    std::size_t begin = 0;
};

/// The same for each word of a command line as it was typed.
std::vector<ValuePlace> valuePlaces(const CLI::App& app, const std::vector<std::string>& words);

/// What is wrong with the words that were parsed, in a sentence; empty if they can be read: an
/// option or argument that nothing takes, or an empty value where none can be meant.
std::string wrongWordIn(const CLI::App& app);

/// What is wrong with the words, in place of the parser's own sentence `text`: which option was
/// given too often, or lacks its value.
std::string wrongOptionIn(const CLI::App& app, const std::string& text);

} // namespace loadstone
