// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/complain.h"

#include "app/cli/exitcodes.h"
#include "core/base/visibletext.h"
#include "core/run/consent.h"

#include <iostream>

namespace loadstone {

// Names of files and words of servers are in it, which a terminal must not obey.
void tellLine(const std::string& line) {
    std::cerr << visibleText(line) << std::endl;
}

void complain(const Error& error) {
    tellLine("loadstone-cli: " + (error.field.empty() ? "" : error.field + ": ") + error.message);
}

int exitCodeOf(const Error& error) {
    return asksForConsent(error) ? Usage : CouldNotRun;
}

void tellNotes(const std::vector<std::string>& notes) {
    for (const std::string& note : notes)
        tellLine("loadstone-cli: note: " + note);
}

} // namespace loadstone
