// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/curl/commandwords.h"

namespace loadstone {

namespace {

constexpr auto nowhere = std::string_view::npos;

/// Whether a caret stands where only cmd has one: before a first quote or the end of a line.
bool hasCaret(std::string_view command) {
    for (const char* caret : {" ^\"", "^\n", "^\r\n"})
        if (command.find(caret) != nowhere)
            return true;
    return false;
}

bool hasBacktickAtLineEnd(std::string_view command) {
    return command.find("`\n") != nowhere || command.find("`\r\n") != nowhere;
}

} // namespace

Shell shellOf(std::string_view command) {
    const std::string_view first = command.substr(0, command.find_first_of(" \t\r\n"));
    if (hasBacktickAtLineEnd(command))
        return Shell::PowerShell;
    if (hasCaret(command))
        return Shell::Cmd;
    return first.ends_with("curl.exe") ? Shell::PowerShell : Shell::Bash;
}

Expected<CommandWords> commandWords(std::string_view command) {
    if (const std::size_t nul = command.find('\0'); nul != nowhere)
        return fail("", "there is a NUL byte" + atPosition(nul + 1) + "; no command has one");
    switch (shellOf(command)) {
    case Shell::Cmd:
        return cmdWords(command);
    case Shell::PowerShell:
        return powerShellWords(command);
    case Shell::Bash:
        break;
    }
    return bashWords(command);
}

std::string atPosition(std::size_t position) {
    return " at position " + std::to_string(position);
}

} // namespace loadstone
