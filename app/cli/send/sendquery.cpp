// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/complain.h"
#include "app/cli/exitcodes.h"
#include "app/cli/outputs.h"
#include "app/cli/run/planarguments.h"
#include "app/cli/send/sendcommand.h"
#include "core/load/plandata.h"
#include "core/load/querytransports.h"
#include "core/report/sentquerytext.h"

namespace loadstone {

namespace {

Expected<SentQuery> sentQueryOf(const LoadPlan& plan, bool withSecrets) {
    return openData(plan).and_then([&](const auto& data) {
        std::string values;
        if (data) {
            Values first = data->values();
            data->writeParameters(first, values);
        }
        const StopSignal never{std::stop_token()};
        SessionPlan session = *sessionPlanOf(plan);
        if (withSecrets)
            session.secrets = {};
        return sendQuery(session, values, {plan.transport.connectTimeout, plan.transport.timeout},
                         never);
    });
}

} // namespace

int executeQuery(const SendCommand& command, Outputs& outputs) {
    const auto sent = sentQueryOf(command.plan, command.withSecrets);
    if (!sent) {
        complain({planOptionOf(sent.error().field), sent.error().message});
        return CouldNotRun;
    }
    const Secrets secrets = command.withSecrets ? Secrets::Kept : Secrets::Masked;
    const auto written = outputs.write([&](const std::string& format, const Outputs::Write& write) {
        write(format == "json" ? encodeSentQuery(*sent, command.plan, secrets)
                               : sentQueryText(*sent, command.plan, secrets));
    });
    return holdsOrComplain(written) && sent->isOk() ? Fine : CouldNotRun;
}

} // namespace loadstone
