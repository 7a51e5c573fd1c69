// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/lostsecrets.h"

#include "core/http/missingsecrets.h"
#include "core/http/secretcheck.h"

#include <algorithm>

namespace loadstone {

namespace {

std::vector<MissingSecret> missingIn(const LoadPlan& plan) {
    std::vector<MissingSecret> all = missingSecrets(plan.request);
    const auto ofWay = missingSecrets(plan.transport);
    all.insert(all.end(), ofWay.begin(), ofWay.end());
    if (std::ranges::any_of(plan.checks, [](const Check& one) { return holdsMask(one); }))
        all.push_back({"check", "what a check compares with"});
    Request figures;
    figures.url = plan.metrics.url;
    for (const MissingSecret& one : missingSecrets(figures))
        all.push_back({"metrics", one.name + " of the server's figures"});
    return all;
}

} // namespace

std::vector<Error> lostSecrets(const LoadPlan& plan) {
    std::vector<Error> errors;
    for (const auto& [field, name] : missingIn(plan))
        errors.push_back({field, name + " is missing, as files do not keep it: write it in the "
                                        "place of ***"});
    return errors;
}

} // namespace loadstone
