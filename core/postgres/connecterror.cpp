// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/connecterror.h"

#include "core/base/units.h"
#include "core/postgres/sqlstate.h"

namespace loadstone {

namespace {

std::string inBrackets(const std::string& reason) {
    return reason.empty() ? "" : " (" + reason + ")";
}

// What libpq says by itself may repeat parts of the URL.
std::string connectReason(const SessionPlan& plan, const Session& session) {
    const std::string& said = session.problem();
    const bool mayTell = !plan.where.hidesSecret() || !sqlStateIn(said).empty();
    return mayTell ? inBrackets(reasonIn(said)) : "";
}

} // namespace

Error connectError(const SessionPlan& plan, const Session& session) {
    const std::string reason = connectReason(plan, session);
    const QueryFailure failure = session.outcome().failure;
    const std::string_view state = sqlStateAt(failure.code).state;
    if (state == "28P01")
        return {"url", "the database does not accept the password of this user" + reason +
                           "; give it in PGPASSWORD, a password file or the URL"};
    if (state == "3D000")
        return {"url", "there is no such database" + reason + "; name one that is there"};
    if (failure.code != 0)
        return {"url", "the database refuses the connection: " +
                           std::string(sqlStateAt(failure.code).words) + reason};
    if (failure.error == ErrorClass::Tls)
        return {"url",
                "TLS with the database failed" + reason + "; see sslmode and sslrootcert of libpq"};
    return {"url", "no database can be reached there" + reason +
                       "; check that PostgreSQL runs, and host and port"};
}

Error noAnswerError(Milliseconds time) {
    return {"url", "no database answers there within " + formatTime(Seconds(time))};
}

} // namespace loadstone
