// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/import/importexecute.h"

#include "app/cli/complain.h"
#include "app/cli/exitcodes.h"
#include "app/cli/outputs.h"
#include "core/load/requestfile.h"

namespace loadstone {

int execute(const ImportCommand& command) {
    auto outputs = Outputs::open(command.outputs);
    if (!holdsOrComplain(outputs))
        return CouldNotRun;
    tellNotes(command.imported.notes);
    const auto written = outputs->write([&](const std::string&, const Outputs::Write& write) {
        write(encodeRequestFile(command.imported.plan));
    });
    return holdsOrComplain(written) ? Fine : CouldNotRun;
}

} // namespace loadstone
