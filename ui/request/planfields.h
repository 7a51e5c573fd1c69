// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"

#include <QString>

#include <map>
#include <optional>

namespace loadstone {

/// A body that is not typed: of a file, or of an opened result if it cannot be typed. A value.
struct GivenBody {
    QString file; ///< its name, for showing; empty if it is of a result
    Body bytes;

    bool operator==(const GivenBody&) const = default;
};

/// The stress form as the person filled it in: a text for each setting that the window has, as
/// typed, not yet checked, and the others as they were opened. Settings go by their field, as in
/// plansettings.h; what is on or off is "true" or "false", and what is left open is empty. A value.
class PlanFields {
public:
    /// What says how much is sent; by the field of the setting.
    enum class Amount { Requests, Duration, Stages };

    /// All settings as they are by default.
    PlanFields();

    Amount amount = Amount::Requests; ///< the one that counts
    std::optional<GivenBody> body;    ///< in the place of a typed one
    LoadPlan unshown;                 ///< its settings that the window has no field for
    QString hosts; ///< that share the load, with commas between; empty: this machine alone

    bool byDuration() const { return amount == Amount::Duration; }
    /// Whether the URL is that of a database; settings of HTTP say nothing then.
    bool asksDatabase() const;

    QString& operator[](const std::string& field) { return m_texts[field]; }
    const QString& operator[](const std::string& field) const { return m_texts.at(field); }

    /// Takes one setting as it is in `other`, whether the window has a field for it or not.
    void takeSetting(const std::string& field, const PlanFields& other);

    bool operator==(const PlanFields&) const = default;

private:
    std::map<std::string, QString> m_texts;
};

/// The form of a fresh installation: ten seconds of requests to the local target.
PlanFields defaultFields();

/// The form that gives `plan`.
PlanFields fieldsOf(const LoadPlan& plan);

/// `fields` with what is sent, and how, of `request`.
PlanFields withRequestOf(const PlanFields& request, PlanFields fields);

/// `fields` with what `plan` has otherwise than `usual`, the plan that they gave.
PlanFields withChangesOf(const LoadPlan& plan, const LoadPlan& usual, PlanFields fields);

/// The engine that is chosen.
EngineKind engineOf(const PlanFields& fields);

/// A form's plan, and all that is wrong with it. Without errors the plan can run.
struct ReadPlan {
    LoadPlan plan;
    std::vector<Error> errors;
};
ReadPlan readPlan(const PlanFields& fields);

/// A number of requests as typed: thousands separators and the suffixes k and m are fine.
Expected<std::uint64_t> readCount(const QString& text);

/// A duration as typed, spaces allowed. Errors name `field`.
Expected<Milliseconds> readTime(const QString& text, const std::string& field);

/// Which settings without a field are not as by default, by their options; empty if none is.
QString unshownSettings(const PlanFields& fields);

/// How many of the settings that are folded away differ from the default, or from `standard`.
int changedOptions(const PlanFields& fields, const PlanFields& standard = PlanFields());

/// The headers with *** as the value of those that carry secrets, for showing.
QString withMaskedHeaders(const QString& headers);

} // namespace loadstone
