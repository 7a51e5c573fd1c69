// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/maskerrors.h"

#include "core/http/secretcheck.h"
#include "core/http/secrets.h"

#include <algorithm>

namespace loadstone {

std::vector<Error> maskErrors(const LoadPlan& plan) {
    std::vector<Error> errors;
    const auto check = [&](const Request& part, const char* field, const std::string& where) {
        if (holdsMask(part))
            errors.push_back({field, "the secret in " + where +
                                         " is missing, as files do not keep it: write it in the "
                                         "place of ***"});
    };
    const Request& request = plan.request;
    check({request.method, request.url, {}, {}}, "url", "the URL");
    check({request.method, {}, request.headers, {}}, "header", "the headers");
    check({request.method, {}, {}, request.body}, "data", "the body");
    check({request.method, plan.metrics.url, {}, {}}, "metrics", "the address of the figures");
    if (std::ranges::any_of(plan.checks, [](const Check& one) { return holdsMask(one); }))
        errors.push_back({"check", "the secret in a check is missing, as files do not keep it: "
                                   "write it in the place of ***"});
    TransportOptions way;
    way.proxy = plan.transport.proxy;
    const auto missing = [&](const char* field, const std::string& where) {
        errors.push_back({field, "the password of " + where +
                                     " is missing, as files do not keep it: write it in the place "
                                     "of ***"});
    };
    if (holdsMask(way))
        missing("proxy", "the proxy");
    if (plan.transport.keyPassword == secretMask)
        missing("pass", "the key");
    return errors;
}

} // namespace loadstone
