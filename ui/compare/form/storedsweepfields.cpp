// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/form/storedsweepfields.h"

#include "ui/request/storedplanfields.h"

namespace loadstone {

namespace {

const QString sweepGroup = QStringLiteral("compare");
constexpr qsizetype longestText = 2'000;

/// A list was stored as one by earlier versions.
QString textIn(const QSettings& store, const QString& key, const QString& standard) {
    return store.value(key, standard).toStringList().join(',').left(longestText);
}

/// Puts the standard value in the place of the one that an error names.
void resetSweepField(SweepFields& fields, const std::string& name) {
    const SweepFields standard = defaultSweepFields();
    forEachSweepField([&](const auto& row) {
        if (row.field == name)
            fields[name] = standard[name];
    });
}

} // namespace

std::optional<SweepFields> loadSweepFields(const QSettings& store) {
    if (!store.contains("compare/sizes"))
        return std::nullopt;
    SweepFields fields = defaultSweepFields();
    fields.request = loadPlanFields(store, sweepGroup, fields.request);
    forEachSweepField([&](const auto& row) {
        QString& text = fields[row.field];
        text = textIn(store, storedKeyOf(sweepGroup, row), text);
    });
    for (const Error& error : readSweep(fields).errors)
        resetSweepField(fields, error.field);
    return fields;
}

void storeSweepFields(QSettings& store, const SweepFields& fields) {
    storePlanFields(store, sweepGroup, fields.request);
    forEachSweepField(
        [&](const auto& row) { store.setValue(storedKeyOf(sweepGroup, row), fields[row.field]); });
}

} // namespace loadstone
