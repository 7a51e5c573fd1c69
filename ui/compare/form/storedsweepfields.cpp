#include "ui/compare/form/storedsweepfields.h"

#include "ui/enginetext.h"
#include "ui/request/storedplanfields.h"

namespace loadstone {

namespace {

const QString sweepGroup = QStringLiteral("compare");
constexpr qsizetype longestList = 2'000;

QStringList namesOf(const std::vector<EngineKind>& engines) {
    QStringList names;
    for (const EngineKind engine : engines)
        names << engineText(engine);
    return names;
}

std::vector<EngineKind> enginesOf(const QStringList& names) {
    std::vector<EngineKind> engines;
    for (const QString& name : names)
        if (const auto engine = engineNamed(name.toStdString()))
            engines.push_back(*engine);
    return engines;
}

/// Puts the standard value in the place of the one that an error names.
void resetSweepField(SweepFields& fields, const std::string& name) {
    const SweepFields standard = defaultSweepFields();
    const auto reset = [&](auto member) { fields.*member = standard.*member; };
    if (name == "levels")
        reset(&SweepFields::sizes);
    if (name == "engines")
        reset(&SweepFields::engines);
    if (name == "repeats")
        reset(&SweepFields::repeats);
    if (name == "warm-up")
        reset(&SweepFields::warmUp);
    if (name == "cool-down")
        reset(&SweepFields::coolDown);
    if (name == "share")
        reset(&SweepFields::sharePercent);
}

} // namespace

std::optional<SweepFields> loadSweepFields(const QSettings& store) {
    if (!store.contains("compare/sizes"))
        return std::nullopt;
    SweepFields fields = defaultSweepFields();
    fields.request = loadPlanFields(store, sweepGroup);
    const auto text = [&](const char* key, QString& into) {
        into = store.value(key, into).toString().left(longestList);
    };
    text("compare/sizes", fields.sizes);
    text("compare/warm_up", fields.warmUp);
    text("compare/cool_down", fields.coolDown);
    if (store.contains("compare/engines"))
        fields.engines = enginesOf(store.value("compare/engines").toStringList());
    fields.repeats = store.value("compare/repeats", fields.repeats).toInt();
    fields.stopEarly = store.value("compare/stop_early", fields.stopEarly).toBool();
    fields.sharePercent = store.value("compare/share_percent", fields.sharePercent).toInt();
    for (const Error& error : readSweep(fields).errors)
        resetSweepField(fields, error.field);
    return fields;
}

void storeSweepFields(QSettings& store, const SweepFields& fields) {
    storePlanFields(store, sweepGroup, fields.request);
    store.setValue("compare/sizes", fields.sizes);
    store.setValue("compare/engines", namesOf(fields.engines));
    store.setValue("compare/repeats", fields.repeats);
    store.setValue("compare/warm_up", fields.warmUp);
    store.setValue("compare/cool_down", fields.coolDown);
    store.setValue("compare/stop_early", fields.stopEarly);
    store.setValue("compare/share_percent", fields.sharePercent);
}

} // namespace loadstone
