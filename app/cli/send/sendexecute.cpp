// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/complain.h"
#include "app/cli/exitcodes.h"
#include "app/cli/outputs.h"
#include "app/cli/run/planarguments.h"
#include "app/cli/send/sendcommand.h"
#include "core/http/sendonce.h"
#include "core/report/senttext.h"

namespace loadstone {

int execute(const SendCommand& command) {
    auto outputs = Outputs::open(command.outputs);
    if (!holdsOrComplain(outputs))
        return CouldNotRun;
    tellNotes(command.notes);
    const LoadPlan& plan = command.plan;
    if (plan.asksDatabase())
        return executeQuery(command, *outputs);
    auto once = sendOnce(plan.request, plan.transport, {plan.expected, plan.checks});
    if (!once) {
        complain({planOptionOf(once.error().field), once.error().message});
        return CouldNotRun;
    }
    once->fromPlaceholders = command.fromPlaceholders;
    const Secrets secrets = command.withSecrets ? Secrets::Kept : Secrets::Masked;
    const auto written =
        outputs->write([&](const std::string& format, const Outputs::Write& write) {
            write(format == "json" ? encodeSent(*once, secrets) : sentText(*once, secrets));
        });
    if (!holdsOrComplain(written))
        return CouldNotRun;
    return once->exchange.ok ? Fine : CouldNotRun;
}

} // namespace loadstone
