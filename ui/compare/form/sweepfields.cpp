// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/form/sweepfields.h"

#include "core/sweep/sweepsettingtext.h"
#include "ui/compare/form/poolsizes.h"
#include "ui/format.h"
#include "ui/request/planrows.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace loadstone {

namespace {

using Amount = PlanFields::Amount;

/// What stands there when a person turns to counting requests: a few seconds of most servers.
constexpr std::uint64_t usualLevelRequests = 1'000;

/// The first error of a field says enough.
void addErrors(std::vector<Error>& into, const std::vector<Error>& errors) {
    for (const Error& error : errors)
        if (std::ranges::none_of(into, [&](const Error& e) { return e.field == error.field; }))
            into.push_back(error);
}

// What is forgiven in the text of each kind of setting.
template <typename Value>
QString forgiven(const QString& text, const Value&) {
    return text.trimmed();
}
/// Sizes may have a comma at the end while one types.
QString forgiven(const QString& text, const std::vector<int>&) {
    static const QRegularExpression between(R"(\s*[,;\n]\s*)");
    return text.split(between, Qt::SkipEmptyParts).join(',');
}

/// What is not set says nothing, which only an optional setting may be.
template <typename Value>
bool isLeftOpen(const QString&, const Value&) {
    return false;
}
template <typename Value>
bool isLeftOpen(const QString& text, const std::optional<Value>&) {
    return text.trimmed().isEmpty();
}

template <typename Value>
QString shown(const Value& value) {
    return toText(textOf(value));
}
QString shown(const std::vector<int>& sizes) {
    return poolSizesText(sizes);
}

} // namespace

SweepFields::SweepFields() {
    const SweepPlan standard;
    forEachSweepField([&](const auto& row) { m_texts[row.field] = shown(row.in(standard)); });
}

std::vector<EngineKind> enginesOf(const SweepFields& fields) {
    return readSweep(fields).plan.engines;
}

SweepFields defaultSweepFields() {
    SweepPlan plan;
    plan.plan = usualLevelPlan();
    plan.plan.request.url = defaultFields()["url"].toStdString();
    return fieldsOf(plan);
}

SweepFields fieldsOf(const SweepPlan& plan) {
    LoadPlan one = plan.plan;
    one.duration = one.duration.value_or(*usualLevelPlan().duration);
    one.requests = one.requests.value_or(usualLevelRequests);
    SweepFields fields;
    fields.request = fieldsOf(one);
    fields.request.amount = plan.plan.duration ? Amount::Duration : Amount::Requests;
    forEachSweepField([&](const auto& row) { fields[row.field] = shown(row.in(plan)); });
    return fields;
}

SweepFields withRequestOf(const PlanFields& stress, SweepFields fields) {
    fields.request = withRequestOf(stress, fields.request);
    fields.request.hosts = stress.hosts;
    return fields;
}

ReadSweep readSweep(const SweepFields& fields) {
    PlanFields request = fields.request;
    request["threads"] = "1"; // each level has its own
    ReadPlan one = readPlan(request);
    ReadSweep result;
    result.plan.plan = std::move(one.plan);
    result.plan.plan.threads = LoadPlan().threads; // as in a file
    addErrors(result.errors, one.errors);
    forEachSweepField([&](const auto& row) {
        auto& value = row.in(result.plan);
        const QString text = forgiven(fields[row.field], value);
        if (isLeftOpen(text, value))
            return;
        if (const auto read = readSetting(row, text.toStdString(), value); !read)
            addErrors(result.errors, {read.error()});
    });
    addErrors(result.errors, validate(result.plan));
    return result;
}

int changedOptions(const SweepFields& fields) {
    const SweepFields standard = defaultSweepFields();
    int changed = changedOptions(fields.request, standard.request);
    forEachSweepField([&](const auto& row) {
        if (row.place == Place::Folded && fields[row.field] != standard[row.field])
            ++changed;
    });
    return changed;
}

} // namespace loadstone
