// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/complain.h"
#include "app/cli/exitcodes.h"
#include "app/cli/export/exportcommand.h"
#include "app/cli/outputs.h"
#include "app/cli/run/planarguments.h"
#include "core/curl/curlexport.h"

namespace loadstone {

namespace {

bool mayHavePlaceholders(const std::string& field) {
    return field == "url" || field == "header" || field == "data";
}

/// What the command does otherwise than a run would.
std::vector<std::string> notesOn(const LoadPlan& plan) {
    std::vector<std::string> notes;
    std::string leftOut;
    const bool hasNul = plan.request.body.bytes().find('\0') != std::string::npos;
    bool hasPlaceholders = false;
    for (const std::string& field : fieldsNotExported(plan)) {
        if (!mayHavePlaceholders(field))
            leftOut += (leftOut.empty() ? "" : ", ") + planOptionOf(field);
        else
            hasPlaceholders = hasPlaceholders || field != "data" || !hasNul;
    }
    if (hasPlaceholders)
        notes.emplace_back("curl has no placeholders, and sends them as they stand");
    if (hasNul)
        notes.emplace_back("no command has a NUL byte, so curl sends the body up to its first one; "
                           "write the body to a file, and name that by --data-binary @FILE");
    if (!leftOut.empty())
        notes.push_back("curl has nothing like these, which are left out: " + leftOut);
    return notes;
}

} // namespace

int execute(const ExportCommand& command) {
    auto outputs = Outputs::open(command.outputs);
    if (!holdsOrComplain(outputs))
        return CouldNotRun;
    const Secrets secrets = command.withSecrets ? Secrets::Kept : Secrets::Masked;
    const auto written = outputs->write([&](const std::string&, const Outputs::Write& write) {
        write(exportCurl(command.plan, secrets));
    });
    if (!holdsOrComplain(written))
        return CouldNotRun;
    tellNotes(notesOn(command.plan));
    return Fine;
}

} // namespace loadstone
