#pragma once

#include "core/load/loadplan.h"

#include <QString>

namespace loadstone {

/// The stress form as the person filled it in: texts as typed, not yet checked. A value.
struct PlanFields {
    QString method;
    QString url;
    bool byDuration = false; ///< which of the two amounts counts
    QString requests;
    QString duration;
    int threads = 0; ///< or connections, as the engine has it
    EngineKind engine = EngineKind::Pool;
    QString headers; ///< one per line, "Name: value"
    QString body;
    QString timeout;
    QString connectTimeout;
    int redirects = 0;
    HttpVersion version = HttpVersion::Auto;
    bool verifyTls = true;
    bool keepAlive = true;
    bool environmentProxy = false;
    QString expected;

    bool operator==(const PlanFields&) const = default;
};

/// The form of a fresh installation: some thousand requests to the local target.
PlanFields defaultFields();

/// The form that gives `plan`.
PlanFields fieldsOf(const LoadPlan& plan);

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

/// How many of the settings that are folded away differ from the default.
int changedOptions(const PlanFields& fields);

/// Whether a plan was read from a file, where secrets are not kept.
bool hasMaskedSecret(const LoadPlan& plan);

/// The headers with *** as the value of those that carry secrets, for showing.
QString withMaskedHeaders(const QString& headers);

/// The headers without those that carry secrets, for storing.
QString withoutSecrets(const QString& headers);

} // namespace loadstone
