// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/complain.h"
#include "app/cli/exitcodes.h"
#include "app/cli/export/exportcommand.h"
#include "app/cli/outputs.h"
#include "core/curl/curlexport.h"

namespace loadstone {

int execute(const ExportCommand& command) {
    auto outputs = Outputs::open(command.outputs);
    if (!holdsOrComplain(outputs))
        return CouldNotRun;
    const Secrets secrets = command.withSecrets ? Secrets::Kept : Secrets::Masked;
    const auto written = outputs->write([&](const std::string&, const Outputs::Write& write) {
        write(exportCurl(command.plan, secrets));
    });
    return holdsOrComplain(written) ? Fine : CouldNotRun;
}

} // namespace loadstone
