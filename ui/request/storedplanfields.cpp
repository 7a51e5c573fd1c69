// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/storedplanfields.h"

#include "core/http/secretbody.h"
#include "core/http/secretname.h"
#include "core/http/secrets.h"
#include "core/load/plansettings.h"
#include "ui/format.h"

#include <QUrl>

namespace loadstone {

namespace {

constexpr qsizetype longestPlanText = 100'000;

QString withoutUserInfo(const QString& text) {
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
    return row.isSecret ? toText(withoutSecrets(withoutUserInfo(text).toStdString())) : text;
}
QString storable(const SettingWords&, const QString& text, const std::vector<Header>&) {
    return withoutSecretHeaders(text);
}
QString storable(const SettingWords&, const QString& text, const Body&) {
    return toText(withoutSecretsInBody(text.toStdString()));
}

template <typename Visit>
void forEachField(Visit visit) {
    forEachSetting([&](const auto& row) {
        if (row.place != Place::None)
            visit(row);
    });
}

/// With the standard value in the place of each one that an error names.
PlanFields checked(PlanFields fields) {
    const PlanFields standard = defaultFields();
    for (const bool byDuration : {!fields.byDuration, fields.byDuration}) {
        fields.byDuration = byDuration;
        for (const Error& error : readPlan(fields).errors)
            forEachField([&](const auto& row) {
                if (row.field == error.field)
                    fields[row.field] = standard[row.field];
            });
    }
    return fields;
}

} // namespace

QString storedKeyOf(const QString& group, const SettingWords& row) {
    QString key = *row.stored == '\0' ? row.key : row.stored;
    if (key.endsWith("_s"))
        key.chop(2);
    return group + '/' + key;
}

PlanFields loadPlanFields(const QSettings& store, const QString& group) {
    PlanFields fields = defaultFields();
    fields.byDuration = store.value(group + "/by_duration", fields.byDuration).toBool();
    forEachField([&](const auto& row) {
        QString& text = fields[row.field];
        const QString stored = store.value(storedKeyOf(group, row), text).toString();
        if (stored.size() <= longestPlanText)
            text = stored;
    });
    return checked(fields);
}

void storePlanFields(QSettings& store, const QString& group, const PlanFields& fields) {
    store.setValue(group + "/by_duration", fields.byDuration);
    const LoadPlan standard; // says of which kind each value is
    forEachField([&](const auto& row) {
        store.setValue(storedKeyOf(group, row), storable(row, fields[row.field], row.in(standard)));
    });
}

} // namespace loadstone
