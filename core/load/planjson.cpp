// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/planjson.h"

#include "core/http/secretcheck.h"
#include "core/http/secrets.h"
#include "core/load/plansettings.h"
#include "core/load/settingjson.h"

#include <cstring>
#include <stdexcept>

namespace loadstone {

namespace {

/// What the bytes for a child begin with. The body comes as it is: it may have gigabytes.
struct PlanHead {
    std::uint64_t plan = 0;
    std::uint64_t body = 0;
    Part part; ///< of the load, which is no setting
};

tl::unexpected<Error> cutShort() {
    return fail("", "the plan of a run did not come whole");
}

} // namespace

PlanJson planToJson(const LoadPlan& plan, Secrets secrets) {
    LoadPlan shown = plan;
    if (secrets == Secrets::Masked) {
        shown.request = withoutSecrets(plan.request);
        shown.transport = withoutSecrets(plan.transport);
        shown.metrics.url = withoutSecrets(plan.metrics.url);
        for (Check& check : shown.checks)
            check = withoutSecrets(std::move(check));
    }
    PlanJson json;
    const SettingOf other = plan.asksDatabase() ? SettingOf::Http : SettingOf::Database;
    forEachSetting([&](const auto& row) {
        if (row.of != other)
            putValue(json, row.key, row.in(shown));
    });
    return json;
}

LoadPlan planFromJson(const PlanJson& json) {
    if (!json.contains("url") && !json.contains("url_base64"))
        throw std::invalid_argument("no plan");
    LoadPlan plan;
    forEachSetting([&](const auto& row) { takeValue(json, row.key, row.in(plan)); });
    return plan;
}

std::string encodePlan(const LoadPlan& plan) {
    LoadPlan bodiless = plan;
    bodiless.request.body = Body();
    std::string cbor;
    PlanJson::to_cbor(planToJson(bodiless, Secrets::Kept), cbor);
    const std::string& body = plan.request.body.bytes();
    const PlanHead head{cbor.size(), body.size(), plan.part};
    std::string bytes;
    bytes.reserve(sizeof head + cbor.size() + body.size());
    bytes.append(reinterpret_cast<const char*>(&head), sizeof head);
    return bytes.append(cbor).append(body);
}

Expected<LoadPlan> decodePlan(std::string_view bytes) {
    PlanHead head;
    if (bytes.size() < sizeof head)
        return cutShort();
    std::memcpy(&head, bytes.data(), sizeof head);
    bytes.remove_prefix(sizeof head);
    if (head.plan > bytes.size() || head.body != bytes.size() - head.plan)
        return cutShort();
    try {
        LoadPlan plan = planFromJson(PlanJson::from_cbor(bytes.substr(0, head.plan)));
        plan.request.body = std::string(bytes.substr(head.plan));
        plan.part = head.part;
        return plan;
    } catch (const std::exception&) {
        return cutShort();
    }
}

} // namespace loadstone
