// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/complain.h"

#include "app/cli/exitcodes.h"
#include "core/run/consent.h"

#include <iostream>

namespace loadstone {

void complain(const Error& error) {
    std::cerr << "loadstone-cli: " << (error.field.empty() ? "" : error.field + ": ")
              << error.message << std::endl;
}

int exitCodeOf(const Error& error) {
    return asksForConsent(error) ? Usage : CouldNotRun;
}

void tellNotes(const std::vector<std::string>& notes) {
    for (const std::string& note : notes)
        std::cerr << "loadstone-cli: note: " << note << std::endl;
}

} // namespace loadstone
