// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/planfields.h"

#include "core/http/secretname.h"
#include "core/http/secrets.h"
#include "core/load/settingtext.h"
#include "core/postgres/databaseurl.h"
#include "ui/format.h"
#include "ui/request/planrows.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace loadstone {

namespace {

constexpr std::uint64_t firstRequests = 10'000;
constexpr Milliseconds firstDuration{10'000};

/// The fields of the amounts, in their order.
constexpr std::array amountFields{"requests", "duration", "stage"};
const QString localTarget = QStringLiteral("http://127.0.0.1:8089/");

// Blanks around a setting are none of it, but in a body.
template <typename Value>
QString forgiven(const QString& text, const Value&) {
    return text.trimmed();
}
QString forgiven(const QString& text, const Body&) {
    return text;
}
QString forgiven(const QString& text, const std::vector<QueryParameter>&) {
    return text;
}

// The texts of the form, where numbers of requests are grouped.
template <typename Value>
QString shown(const Value& value) {
    return toText(textOf(value));
}
QString shown(const std::optional<std::uint64_t>& count) {
    return count ? countText(*count) : QString();
}

bool isAmount(const SettingWords& row) {
    return std::ranges::find(amountFields, std::string_view(row.field)) != amountFields.end();
}

/// What is of HTTP says nothing of a database, and the other way round.
bool belongs(const PlanFields& fields, const SettingWords& row) {
    return row.of == SettingOf::Any || (row.of == SettingOf::Database) == fields.asksDatabase();
}

/// The amounts that were not chosen say nothing.
bool counts(const PlanFields& fields, const SettingWords& row) {
    if (!isAmount(row))
        return belongs(fields, row);
    return row.field == std::string_view(amountFields.at(static_cast<std::size_t>(fields.amount)));
}

/// What is not set says nothing, which only an optional setting may be. How much is sent must be
/// said.
template <typename Value>
bool isLeftOpen(const SettingWords&, const QString&, const Value&) {
    return false;
}
template <typename Value>
bool isLeftOpen(const SettingWords& row, const QString& text, const std::optional<Value>&) {
    return !isAmount(row) && text.trimmed().isEmpty();
}

/// What stands there if a person turns to the other amounts.
void fillAmounts(PlanFields& fields) {
    if (fields["requests"].isEmpty())
        fields["requests"] = countText(firstRequests);
    if (fields["duration"].isEmpty())
        fields["duration"] = shown(firstDuration);
}

/// Whether a field for text gives the same bytes again: it has line ends of its own, and is no
/// place for megabytes.
bool canBeTyped(const Body& body) {
    constexpr std::size_t most = 1'000'000;
    if (body.size() > most ||
        body.bytes().find_first_of(std::string("\r\0", 2)) != std::string::npos)
        return false;
    const QString text = QString::fromStdString(body.bytes());
    return text.toStdString() == body.bytes() && !text.contains(QChar::ParagraphSeparator) &&
           !text.contains(QChar::LineSeparator) && !text.contains(QChar::Nbsp);
}

PlanFields::Amount amountOf(const LoadPlan& plan) {
    if (!plan.stages.empty())
        return PlanFields::Amount::Stages;
    return plan.duration ? PlanFields::Amount::Duration : PlanFields::Amount::Requests;
}

/// Takes the text of a row that counts.
template <typename Row>
void take(const PlanFields& fields, const Row& row, ReadPlan& into) {
    auto& value = row.in(into.plan);
    const QString text = forgiven(fields[row.field], value);
    if (isLeftOpen(row, text, value))
        return;
    if (const auto read = readSetting(row, text.toStdString(), value); !read)
        into.errors.push_back(read.error());
}

/// Stages that could not be read are no reason to ask for a number of requests.
bool isSeen(const PlanFields& fields, const Error& error) {
    return fields.amount == PlanFields::Amount::Requests || error.field != "requests";
}

void checkAmount(const PlanFields& fields, ReadPlan& read) {
    if (fields.amount == PlanFields::Amount::Stages && fields["stage"].trimmed().isEmpty())
        read.errors.push_back({"stage", "no stage was given; write them as 30s:200/s, 1m:200/s"});
}

} // namespace

PlanFields::PlanFields() {
    const LoadPlan standard;
    forEachField([&](const auto& row) { m_texts[row.field] = shown(row.in(standard)); });
    fillAmounts(*this);
}

bool PlanFields::asksDatabase() const {
    return isDatabaseUrl(m_texts.at("url").trimmed().toStdString());
}

void PlanFields::takeSetting(const std::string& field, const PlanFields& other) {
    if (const auto found = other.m_texts.find(field); found != other.m_texts.end())
        m_texts[field] = found->second;
    forEachUnshown([&](const auto& row) {
        if (row.field == field)
            row.in(unshown) = row.in(other.unshown);
    });
}

PlanFields defaultFields() {
    LoadPlan plan;
    plan.request.url = localTarget.toStdString();
    plan.requests.reset();
    plan.duration = firstDuration; // long enough to be watched
    return fieldsOf(plan);
}

PlanFields fieldsOf(const LoadPlan& plan) {
    PlanFields fields;
    fields.amount = amountOf(plan);
    forEachField([&](const auto& row) { fields[row.field] = shown(row.in(plan)); });
    forEachUnshown([&](const auto& row) { row.in(fields.unshown) = row.in(plan); });
    fillAmounts(fields);
    if (const Body& body = plan.request.body; !canBeTyped(body)) {
        fields["data"].clear();
        fields.body = GivenBody{{}, body};
    }
    return fields;
}

PlanFields withRequestOf(const PlanFields& request, PlanFields fields) {
    forEachSetting([&](const auto& row) {
        if (row.group != std::string_view("Load"))
            fields.takeSetting(row.field, request);
    });
    fields.body = request.body;
    return fields;
}

// An amount that does not count any more stays as it was typed.
PlanFields withChangesOf(const LoadPlan& plan, const LoadPlan& usual, PlanFields fields) {
    const PlanFields changed = fieldsOf(plan);
    forEachSetting([&](const auto& row) {
        if (row.in(plan) == row.in(usual))
            return;
        if (isAmount(row))
            fields.amount = changed.amount;
        if (counts(changed, row))
            fields.takeSetting(row.field, changed);
    });
    if (plan.request.body != usual.request.body)
        fields.body = changed.body;
    return fields;
}

EngineKind engineOf(const PlanFields& fields) {
    return engineNamed(fields["engine"].toStdString()).value_or(LoadPlan().engine);
}

ReadPlan readPlan(const PlanFields& fields) {
    ReadPlan result;
    if (fields.amount != PlanFields::Amount::Requests)
        result.plan.requests.reset();
    if (fields.byDuration())
        result.plan.duration = firstDuration;
    forEachField([&](const auto& row) {
        if (counts(fields, row))
            take(fields, row, result);
    });
    forEachUnshown([&](const auto& row) {
        if (belongs(fields, row))
            row.in(result.plan) = row.in(fields.unshown);
    });
    if (fields.body && !fields.asksDatabase())
        result.plan.request.body = fields.body->bytes;
    checkAmount(fields, result);
    for (Error& error : validate(result.plan))
        if (isSeen(fields, error))
            result.errors.push_back(std::move(error));
    return result;
}

Expected<std::uint64_t> readCount(const QString& text) {
    return parseCount(text.toStdString(), "requests");
}

Expected<Milliseconds> readTime(const QString& text, const std::string& field) {
    const auto read = parseDuration(text.toStdString(), field);
    return read.map([](const ParsedDuration& duration) { return duration.value; });
}

QString unshownSettings(const PlanFields& fields) {
    const LoadPlan standard;
    QStringList names;
    forEachUnshown([&](const auto& row) {
        if (belongs(fields, row) && !(row.in(fields.unshown) == row.in(standard)))
            names << QString("--%1").arg(row.field);
    });
    return names.join(", ");
}

int changedOptions(const PlanFields& fields, const PlanFields& standard) {
    int changed = 0;
    forEachSetting([&](const auto& row) {
        if (row.place == Place::Folded && belongs(fields, row) &&
            fields[row.field] != standard[row.field])
            ++changed;
    });
    changed += fields.body && !fields.asksDatabase() ? 1 : 0;
    return changed;
}

QString withMaskedHeaders(const QString& headers) {
    QStringList lines = headers.split('\n');
    for (QString& line : lines)
        if (isSecret(line.section(':', 0, 0).trimmed().toStdString()))
            line = line.section(':', 0, 0) + ": ***";
    return lines.join('\n');
}

} // namespace loadstone
