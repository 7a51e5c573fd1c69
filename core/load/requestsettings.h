// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"
#include "core/load/setting.h"

#include <tuple>

namespace loadstone {

template <auto Member>
using RequestSetting = Setting<&LoadPlan::request, Member>;

/// What is sent, and which answers are fine.
inline constexpr auto requestSettings = std::tuple{
    RequestSetting<&Request::method>{{.field = "method",
                                      .key = "method",
                                      .options = "-m,--method,-X",
                                      .valueName = "METHOD",
                                      .group = "Request",
                                      .help = "HTTP method (default {}, with a body POST)",
                                      .place = Place::Shown,
                                      .of = SettingOf::Http}},
    RequestSetting<&Request::url>{{.field = "url",
                                   .key = "url",
                                   .options = "URL",
                                   .group = "Options",
                                   .help = "What to request, as http://host:port/path",
                                   .place = Place::Shown,
                                   .isSecret = true}},
    RequestSetting<&Request::headers>{{.field = "header",
                                       .key = "headers",
                                       .options = "-H,--header",
                                       .valueName = "HEADER",
                                       .group = "Request",
                                       .help = "A header, as 'Name: value'; may be repeated",
                                       .isSecret = true,
                                       .of = SettingOf::Http}},
    RequestSetting<&Request::body>{{.field = "data",
                                    .key = "body",
                                    .options = "-d,--data",
                                    .valueName = "TEXT",
                                    .group = "Request",
                                    .help = "The body, as text",
                                    .isSecret = true,
                                    .of = SettingOf::Http}},
    Setting<&LoadPlan::feeds>{
        {.field = "feed",
         .key = "feeds",
         .options = "--feed",
         .valueName = "FILE",
         .group = "Request",
         .help = "CSV or JSON lines whose columns are placeholders, as in {{name}}; rows come "
                 "in order, FILE:random, or FILE:once, which ends the run; may be repeated"}}};
inline constexpr auto answerSettings = std::tuple{
    Setting<&LoadPlan::expected>{
        {.field = "expect-status",
         .key = "expected_statuses",
         .stored = "expect_status",
         .options = "--expect-status",
         .valueName = "LIST",
         .group = "Request",
         .help = "Statuses that count as ok (default {}), as 200-299 or 200-299,404",
         .of = SettingOf::Http}},
    Setting<&LoadPlan::checks>{
        {.field = "check",
         .key = "checks",
         .options = "--check",
         .valueName = "CHECK",
         .group = "Request",
         .help = "What an answer must have, or it counts as failed: 'body contains TEXT', 'body "
                 "matches REGEX', 'header NAME equals VALUE', 'json $.items[0].id equals 7', 'size "
                 "< 10kB', 'time < 250ms'; may be repeated",
         .of = SettingOf::Http}}};

} // namespace loadstone
