#include "ui/compare/form/sweepfields.h"

#include "ui/compare/form/poolsizes.h"
#include "ui/format.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace loadstone {

namespace {

/// What stands there when a person turns to counting requests: a few seconds of most servers.
constexpr std::uint64_t usualLevelRequests = 1'000;

QString durationText(Milliseconds value) {
    return value.count() == 0 ? QStringLiteral("0s") : toText(formatDuration(value));
}

/// The first error of a field says enough.
void addErrors(std::vector<Error>& into, const std::vector<Error>& errors) {
    for (const Error& error : errors)
        if (std::ranges::none_of(into, [&](const Error& e) { return e.field == error.field; }))
            into.push_back(error);
}

/// A pause, which may be none at all.
void readPause(const QString& text, const std::string& field, Milliseconds& into,
               std::vector<Error>& errors) {
    const auto read =
        parseDuration(QString(text).remove(' ').toStdString(), field, Milliseconds(0));
    if (read)
        into = read->value;
    else
        addErrors(errors, {read.error()});
}

void readLevels(const QString& text, ReadSweep& result) {
    const auto sizes = readPoolSizes(text);
    if (sizes)
        result.plan.sizes = *sizes;
    else
        addErrors(result.errors, {sizes.error()});
}

} // namespace

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
    fields.request.byDuration = plan.plan.duration.has_value();
    fields.sizes = poolSizesText(plan.sizes);
    fields.engines = plan.engines;
    fields.repeats = plan.repeats;
    fields.warmUp = durationText(one.warmUp);
    fields.coolDown = durationText(plan.coolDown);
    fields.stopEarly = plan.stopEarly;
    fields.sharePercent = static_cast<int>(std::lround(plan.share * 100));
    return fields;
}

SweepFields withRequestOf(const PlanFields& stress, SweepFields fields) {
    const PlanFields own = std::exchange(fields.request, stress);
    fields.request.byDuration = own.byDuration;
    for (const char* amount : {"duration", "requests"})
        fields.request[amount] = own[amount];
    return fields;
}

ReadSweep readSweep(const SweepFields& fields) {
    PlanFields request = fields.request;
    request["threads"] = "1"; // each level has its own
    ReadPlan one = readPlan(request);
    ReadSweep result;
    result.plan.plan = std::move(one.plan);
    result.plan.plan.threads = LoadPlan().threads; // as in a file
    readLevels(fields.sizes, result);
    addErrors(result.errors, one.errors);
    readPause(fields.warmUp, "warm-up", result.plan.plan.warmUp, result.errors);
    readPause(fields.coolDown, "cool-down", result.plan.coolDown, result.errors);
    result.plan.engines = fields.engines;
    result.plan.repeats = fields.repeats;
    result.plan.stopEarly = fields.stopEarly;
    result.plan.share = fields.sharePercent / 100.0;
    addErrors(result.errors, validate(result.plan));
    return result;
}

int changedOptions(const SweepFields& fields) {
    const SweepFields standard = defaultSweepFields();
    const auto differs = [&](auto... fieldsToCompare) {
        return (0 + ... + (fields.*fieldsToCompare == standard.*fieldsToCompare ? 0 : 1));
    };
    return changedOptions(fields.request) + differs(&SweepFields::warmUp, &SweepFields::coolDown,
                                                    &SweepFields::stopEarly,
                                                    &SweepFields::sharePercent);
}

} // namespace loadstone
