// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepsettings.h"
#include "ui/request/planfields.h"

namespace loadstone {

/// The compare form as the person filled it in: texts as typed, not yet checked. The sweep's own
/// settings go by their field, as in sweepsettings.h; what is on or off is "true" or "false". A
/// value.
class SweepFields {
public:
    /// All settings as they are by default.
    SweepFields();

    PlanFields request; ///< its amount is that of each measurement; its threads say nothing

    QString& operator[](const std::string& field) { return m_texts[field]; }
    const QString& operator[](const std::string& field) const { return m_texts.at(field); }

    bool operator==(const SweepFields&) const = default;

private:
    std::map<std::string, QString> m_texts;
};

/// The engines that are chosen.
std::vector<EngineKind> enginesOf(const SweepFields& fields);

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

/// Visits the row of each setting of a sweep for which the window has a field.
template <typename Visit>
void forEachSweepField(Visit visit) {
    forEachSweepSetting([&](const auto& row) {
        if (row.place != Place::None)
            visit(row);
    });
}

} // namespace loadstone
