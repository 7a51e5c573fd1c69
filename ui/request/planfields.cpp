// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/planfields.h"

#include "core/http/secretname.h"
#include "core/http/secrets.h"
#include "core/load/plansettings.h"
#include "core/load/settingtext.h"
#include "ui/format.h"

#include <QRegularExpression>

#include <algorithm>

namespace loadstone {

namespace {

constexpr std::uint64_t firstRequests = 10'000;
constexpr Milliseconds firstDuration{10'000};
const QString localTarget = QStringLiteral("http://127.0.0.1:8089/");

/// "1,000,000" and "1 000 000" as "1000000"; anything else as it is.
QString withoutSeparators(const QString& text) {
    static const QRegularExpression grouped(R"(^\d{1,3}([,'_ \x{a0}\x{202f}]\d{3})+[kKmM]?$)");
    static const QRegularExpression separator(R"([,'_ \x{a0}\x{202f}])");
    const QString trimmed = text.trimmed();
    return grouped.match(trimmed).hasMatch() ? QString(trimmed).remove(separator) : trimmed;
}

QString withoutSpaces(const QString& text) {
    return QString(text).remove(' ');
}

// What is forgiven in the text of each kind of setting.
template <typename Value>
QString forgiven(const QString& text, const Value&) {
    return text.trimmed();
}
QString forgiven(const QString& text, const Body&) {
    return text;
}
QString forgiven(const QString& text, Milliseconds) {
    return withoutSpaces(text);
}
QString forgiven(const QString& text, const std::optional<Milliseconds>&) {
    return withoutSpaces(text);
}
QString forgiven(const QString& text, const std::optional<std::uint64_t>&) {
    return withoutSeparators(text);
}

QString forgiven(const QString& text, int) {
    return withoutSeparators(text);
}

// The texts of the form, where numbers of requests are grouped.
template <typename Value>
QString shown(const Value& value) {
    return toText(textOf(value));
}
QString shown(const std::optional<std::uint64_t>& count) {
    return countText(count.value_or(firstRequests));
}
QString shown(const std::optional<Milliseconds>& time) {
    return shown(time.value_or(firstDuration));
}

/// The amount that was not chosen says nothing.
bool counts(const PlanFields& fields, const SettingWords& row) {
    const std::string other = fields.byDuration ? "requests" : "duration";
    return row.place != Place::None && row.field != other;
}

} // namespace

PlanFields::PlanFields() {
    const LoadPlan standard;
    forEachSetting([&](const auto& row) {
        if (row.place != Place::None)
            m_texts[row.field] = shown(row.in(standard));
    });
}

PlanFields defaultFields() {
    LoadPlan plan;
    plan.request.url = localTarget.toStdString();
    plan.requests = firstRequests;
    return fieldsOf(plan);
}

PlanFields fieldsOf(const LoadPlan& plan) {
    PlanFields fields;
    fields.byDuration = plan.duration.has_value();
    forEachSetting([&](const auto& row) {
        if (row.place != Place::None)
            fields[row.field] = shown(row.in(plan));
    });
    return fields;
}

EngineKind engineOf(const PlanFields& fields) {
    return engineNamed(fields["engine"].toStdString()).value_or(LoadPlan().engine);
}

ReadPlan readPlan(const PlanFields& fields) {
    ReadPlan result;
    LoadPlan& plan = result.plan;
    if (fields.byDuration) {
        plan.requests.reset();
        plan.duration = firstDuration;
    }
    forEachSetting([&](const auto& row) {
        if (!counts(fields, row))
            return;
        auto& value = row.in(plan);
        const std::string text = forgiven(fields[row.field], value).toStdString();
        if (const auto read = readSetting(row, text, value); !read)
            result.errors.push_back(read.error());
    });
    for (Error& error : validate(plan))
        result.errors.push_back(std::move(error));
    return result;
}

Expected<std::uint64_t> readCount(const QString& text) {
    return parseCount(withoutSeparators(text).toStdString(), "requests");
}

Expected<Milliseconds> readTime(const QString& text, const std::string& field) {
    const auto read = parseDuration(withoutSpaces(text).toStdString(), field);
    return read.map([](const ParsedDuration& duration) { return duration.value; });
}

int changedOptions(const PlanFields& fields) {
    const PlanFields standard;
    int changed = 0;
    forEachSetting([&](const auto& row) {
        if (row.place == Place::Folded && fields[row.field] != standard[row.field])
            ++changed;
    });
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
