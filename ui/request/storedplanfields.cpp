// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/storedplanfields.h"

#include "core/curl/curlimport.h"
#include "core/http/secretbody.h"
#include "core/http/secretcheck.h"
#include "core/http/secretname.h"
#include "core/http/secrets.h"
#include "core/postgres/databaseurl.h"
#include "ui/format.h"
#include "ui/request/chosenhosts.h"
#include "ui/request/planrows.h"

#include <QUrl>

#include <array>
#include <utility>

namespace loadstone {

namespace {

constexpr qsizetype longestPlanText = 100'000;

/// The user of a database is no secret. What no URL is made of is masked as any text is.
QString withoutDatabasePassword(const QString& text) {
    QUrl url(text);
    if (!url.isValid() || url.password().isEmpty())
        return text;
    url.setPassword({});
    return url.toString(QUrl::FullyEncoded);
}

/// Neither is a command that was not understood: it may have secrets anywhere. So may words of
/// libpq that are not whole yet.
QString withoutUserInfo(const QString& text) {
    const std::string database = databaseUrlOf(text.trimmed().toStdString());
    if (isDatabaseUrl(database))
        return withoutDatabasePassword(toText(database));
    const bool areWords = !text.contains("://") && text.contains("password", Qt::CaseInsensitive);
    if (areWords || looksLikeCurl(text.toStdString()))
        return {};
    QUrl url(text.trimmed());
    if (!url.isValid() || url.password().isEmpty())
        return text;
    url.setUserInfo({});
    return url.toString();
}

/// The headers without those that carry secrets.
QString withoutSecretHeaders(const QString& headers) {
    QStringList lines = headers.split('\n');
    lines.removeIf([](const QString& line) {
        return isSecret(line.section(':', 0, 0).trimmed().toStdString());
    });
    return lines.join('\n');
}

// What may be stored of each kind of setting.
template <typename Value>
QString storable(const SettingWords&, const QString& text, const Value&) {
    return text;
}
QString storable(const SettingWords& row, const QString& text, const std::string&) {
    if (row.field == std::string_view("pass"))
        return {};
    return row.isSecret ? toText(withoutSecrets(withoutUserInfo(text).toStdString())) : text;
}
QString storable(const SettingWords&, const QString& text, const std::vector<Header>&) {
    return withoutSecretHeaders(text);
}
QString storable(const SettingWords&, const QString& text, const std::vector<Check>&) {
    return toText(checksWithoutSecrets(text.toStdString()));
}
QString storable(const SettingWords&, const QString& text, const Body&) {
    return toText(withoutSecretsInBody(text.toStdString()));
}

using Amount = PlanFields::Amount;

/// By the field of its setting.
constexpr std::array amounts{std::pair{Amount::Requests, "requests"},
                             std::pair{Amount::Duration, "duration"},
                             std::pair{Amount::Stages, "stage"}};

/// With the standard value in the place of each one that an error names; of those that do not
/// count, only the amounts are looked at.
PlanFields checked(PlanFields fields, const PlanFields& standard) {
    const auto errors = [&](Amount amount) {
        PlanFields tried = fields;
        tried.amount = amount;
        return readPlan(tried).errors;
    };
    for (const auto& [amount, field] : amounts)
        for (const Error& error : errors(amount))
            if (error.field == field)
                fields[error.field] = standard[error.field];
    for (const Error& error : errors(fields.amount))
        forEachField([&](const auto& row) {
            if (row.field == error.field)
                fields[row.field] = standard[row.field];
        });
    if (!readPlan(fields).errors.empty())
        fields.amount = standard.amount; // a planned load that was wrong is no load
    return fields;
}

/// An earlier version knew two amounts.
Amount loadAmount(const QSettings& store, const QString& group, Amount standard) {
    if (store.contains(group + "/by_duration"))
        standard =
            store.value(group + "/by_duration").toBool() ? Amount::Duration : Amount::Requests;
    const QString stored = store.value(group + "/amount").toString();
    for (const auto& [amount, field] : amounts)
        if (stored == field)
            return amount;
    return standard;
}

} // namespace

QString storedKeyOf(const QString& group, const SettingWords& row) {
    QString key = *row.stored == '\0' ? row.key : row.stored;
    if (key.endsWith("_s"))
        key.chop(2);
    return group + '/' + key;
}

PlanFields loadPlanFields(const QSettings& store, const QString& group,
                          const PlanFields& standard) {
    PlanFields fields = standard;
    fields.amount = loadAmount(store, group, standard.amount);
    const QString hosts = store.value(group + "/hosts").toString();
    if (chosenHosts(hosts))
        fields.hosts = hosts;
    forEachField([&](const auto& row) {
        QString& text = fields[row.field];
        const QString stored = store.value(storedKeyOf(group, row), text).toString();
        if (stored.size() <= longestPlanText)
            text = stored;
    });
    return checked(fields, standard);
}

void storePlanFields(QSettings& store, const QString& group, const PlanFields& fields) {
    store.setValue(group + "/amount", amounts.at(static_cast<std::size_t>(fields.amount)).second);
    store.setValue(group + "/hosts", fields.hosts);
    const LoadPlan standard; // says of which kind each value is
    forEachField([&](const auto& row) {
        store.setValue(storedKeyOf(group, row), storable(row, fields[row.field], row.in(standard)));
    });
}

} // namespace loadstone
