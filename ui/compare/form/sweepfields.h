#pragma once

#include "core/sweep/sweepplan.h"
#include "ui/request/planfields.h"

namespace loadstone {

/// The compare form as the person filled it in: texts as typed, not yet checked. A value.
struct SweepFields {
    PlanFields request; ///< its amount is that of each measurement; its threads say nothing
    QString sizes;
    std::vector<EngineKind> engines;
    int repeats = 0;
    QString warmUp;
    QString coolDown;
    bool stopEarly = true;
    int sharePercent = 0;

    bool operator==(const SweepFields&) const = default;
};

/// The form of a fresh installation: what a sweep does unless told otherwise.
SweepFields defaultSweepFields();

/// The form that gives `plan`.
SweepFields fieldsOf(const SweepPlan& plan);

/// What is to be sent as in `stress`, and measured as in `fields`.
SweepFields withRequestOf(const PlanFields& stress, SweepFields fields);

/// A form's sweep, and all that is wrong with it. Without errors the sweep can run.
struct ReadSweep {
    SweepPlan plan;
    std::vector<Error> errors;
};
ReadSweep readSweep(const SweepFields& fields);

/// How many of the settings that are folded away differ from the default.
int changedOptions(const SweepFields& fields);

} // namespace loadstone
