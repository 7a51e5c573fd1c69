// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/tellfailure.h"

#include "app/cli/complain.h"
#include "core/report/loadnoun.h"
#include "core/report/sentences.h"

namespace loadstone {

void tellFailure(const RunReport* last) {
    std::string why;
    if (last != nullptr)
        if (const auto errors = errorLines(last->snapshot.totals, last->plan); !errors.empty())
            why = ": " + errors.front().message;
    const std::string one = last != nullptr ? nounOf(last->plan).one : "request";
    complain({"", "not one " + one + " succeeded" + why});
}

} // namespace loadstone
