// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace loadstone {

/// A word of a command as its shell hands it over, and where it began in the text, counted in bytes
/// from 1.
struct CommandWord {
    std::string text;
    std::size_t position = 1;

    bool operator==(const CommandWord&) const = default;
};

/// The words of a command, and what a person should know of how they were read.
struct CommandWords {
    std::vector<CommandWord> words;
    std::vector<std::string> notes;
};

/// The shell that a command is quoted for, by what it looks like.
enum class Shell { Bash, Cmd, PowerShell };
Shell shellOf(std::string_view command);

/// Takes a command apart as its shell does. Nothing is run, and no variable is looked up. Errors
/// say where, and name no field.
Expected<CommandWords> commandWords(std::string_view command);

// The same for each of the shells.
Expected<CommandWords> bashWords(std::string_view command);
Expected<CommandWords> cmdWords(std::string_view command);
Expected<CommandWords> powerShellWords(std::string_view command);

/// " at position 12"
std::string atPosition(std::size_t position);

} // namespace loadstone
