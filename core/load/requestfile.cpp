// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/requestfile.h"

#include "core/base/wholejson.h"
#include "core/http/secretcheck.h"
#include "core/load/planjson.h"
#include "core/load/plansettings.h"
#include "core/load/settingjson.h"
#include "core/load/settingtext.h"

#include <set>
#include <type_traits>

namespace loadstone {

namespace {

constexpr const char* mustBe = "it must be a JSON object with a url, as \"loadstone-cli import\" "
                               "prints it";

std::set<std::string> knownKeys() {
    std::set<std::string> keys;
    const LoadPlan standard;
    forEachSetting([&](const auto& row) {
        using Value = std::decay_t<decltype(row.in(standard))>;
        keys.insert(row.key);
        if (std::is_same_v<Value, std::string> || std::is_same_v<Value, Body>)
            keys.insert(std::string(row.key) + "_base64");
    });
    return keys;
}

Expected<PlanJson> checked(const PlanJson& json) {
    const auto within = [&](const char* key) { return json.is_object() && json.contains(key); };
    const bool isResult = within("plan") || within("sweep");
    const PlanJson plan = isResult ? json.at(within("plan") ? "plan" : "sweep") : json;
    if (!plan.is_object() || (!plan.contains("url") && !plan.contains("url_base64")))
        return fail("", std::string("the file has no request; ") + mustBe);
    const std::set<std::string> keys = knownKeys();
    for (const auto& [key, value] : plan.items())
        if (!isResult && !keys.contains(key))
            return fail("", "the key \"" + key + "\" is not known");
    return plan;
}

/// What the file says of how much is sent is all that counts of it.
void clearAmount(const PlanJson& json, LoadPlan& plan) {
    for (const char* key : {"requests", "duration_s", "stages"})
        if (json.contains(key) && !json.at(key).empty()) {
            plan.requests.reset();
            plan.duration.reset();
            plan.stages.clear();
        }
}

/// Why an entry of a list cannot be read; empty if all can. A result leaves such ones out, but who
/// writes a check wants it judged.
template <typename Value>
std::string wrongEntryIn(const PlanJson&, const Value&) {
    return {};
}
template <typename Each>
requires requires(const std::string& text) {
    Each::read(text).error();
}
std::string wrongEntryIn(const PlanJson& list, const std::vector<Each>&) {
    for (const PlanJson& entry : list) {
        const auto* text = entry.template get_ptr<const std::string*>();
        if (const auto read = Each::read(text ? *text : std::string()); text && !read)
            return errorWithoutSecrets(read.error().message, *text);
    }
    return {};
}

/// Why a name cannot be read, which a result leaves as it is by default; empty if it can.
template <typename Value>
std::string wrongNameIn(const PlanJson& name, const SettingWords& row, Value value) {
    constexpr bool isName = std::is_enum_v<Value> || std::is_same_v<Value, AtDeadline> ||
                            std::is_same_v<Value, StatusRanges>;
    if constexpr (isName)
        if (const auto read = readSetting(row, name.get<std::string>(), value); !read)
            return read.error().message;
    return {};
}

/// What is wrong with the first wrong value of a file, or empty.
template <typename Value>
std::string takeRow(const PlanJson& json, const SettingWords& row, Value& value) {
    const std::string key = row.key;
    if (!json.contains(key) && !json.contains(key + "_base64"))
        return {};
    const std::string named = "\"" + key + (json.contains(key) ? "" : "_base64") + "\"";
    if (json.contains(key) && json.contains(key + "_base64"))
        return "there are both " + named + " and \"" + key + "_base64\"; give one of them";
    try {
        takeValue(json, key, value);
        std::string reason = json.contains(key) ? wrongEntryIn(json.at(key), value) : "";
        if (json.contains(key) && reason.empty())
            reason = wrongNameIn(json.at(key), row, value);
        return reason.empty() ? "" : named + ": " + reason;
    } catch (const std::exception&) {
        return "the value of " + named + " is of the wrong kind";
    }
}

/// Key by key, so that the wrong one is named.
Expected<LoadPlan> planOf(const PlanJson& json, LoadPlan plan) {
    clearAmount(json, plan);
    std::string wrong;
    forEachSetting([&](const auto& row) {
        if (wrong.empty())
            wrong = takeRow(json, row, row.in(plan));
    });
    if (!wrong.empty())
        return fail("", wrong);
    return plan;
}

} // namespace

std::string encodeRequestFile(const LoadPlan& plan) {
    const LoadPlan standard;
    PlanJson json;
    forEachSetting([&](const auto& row) {
        const std::string key = row.key;
        if ((key == "method" && !plan.asksDatabase()) || key == "url" ||
            row.in(plan) != row.in(standard))
            putValue(json, key, row.in(plan));
    });
    return json.dump(2) + "\n";
}

Expected<LoadPlan> decodeRequestFile(std::string_view text, const LoadPlan& usual) {
    return planOfRequestFile(wholeJson(text), usual);
}

Expected<LoadPlan> planOfRequestFile(const Expected<PlanJson>& json, const LoadPlan& usual) {
    if (!json)
        return fail("", "the file is not JSON (" + json.error().message + "); " + mustBe);
    return checked(*json).and_then([&](const PlanJson& plan) { return planOf(plan, usual); });
}

} // namespace loadstone
