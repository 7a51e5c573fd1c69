// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"
#include "core/load/setting.h"

#include <tuple>

namespace loadstone {

template <auto Member>
using QuerySetting = Setting<&LoadPlan::queries, Member>;

/// What a database is asked.
inline constexpr auto querySettings = std::tuple{
    QuerySetting<&Queries::all>{
        {.field = "query",
         .key = "query",
         .options = "--query",
         .valueName = "SQL",
         .group = "Database",
         .help = "What to ask a database: one statement, or several with ; between them, which "
                 "count together as one transaction; may be repeated, with weights as in "
                 "'SELECT 1;@3'",
         .place = Place::Shown,
         .of = SettingOf::Database}},
    QuerySetting<&Queries::parameters>{
        {.field = "param",
         .key = "parameters",
         .options = "--param",
         .valueName = "VALUE",
         .group = "Database",
         .help = "What stands for $1 in the query, for $2 and so on; may be repeated, and may have "
                 "placeholders",
         .place = Place::Shown,
         .of = SettingOf::Database}},
    QuerySetting<&Queries::nullText>{
        {.field = "param-null",
         .key = "null_text",
         .options = "--param-null",
         .valueName = "TEXT",
         .group = "Database",
         .help = "A value of a parameter that is this text is NULL, as NULL of COPY has it",
         .place = Place::None,
         .of = SettingOf::Database}},
    QuerySetting<&Queries::protocol>{
        {.field = "protocol",
         .key = "protocol",
         .options = "--protocol",
         .valueName = "NAME",
         .group = "Database",
         .help = "How queries are sent: prepared, once for each connection (default {}), extended, "
                 "parsed each time, or simple, as text",
         .place = Place::Shown,
         .of = SettingOf::Database}},
    QuerySetting<&Queries::retries>{
        {.field = "retries",
         .key = "conflict_retries",
         .options = "--retries",
         .valueName = "N",
         .group = "Database",
         .help = "How often to try again if a deadlock or a serialization failure has ended a "
                 "transaction (default {})",
         .place = Place::Shown,
         .of = SettingOf::Database}},
    QuerySetting<&Queries::pipeline>{
        {.field = "pipeline",
         .key = "pipeline",
         .options = "--pipeline",
         .valueName = "N",
         .group = "Database",
         .help = "How many queries may be under way at once on each connection, with the engines "
                 "loop and process (default {}: the next one follows the answer)",
         .place = Place::Shown,
         .of = SettingOf::Database}}};

} // namespace loadstone
