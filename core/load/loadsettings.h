// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"
#include "core/load/setting.h"

#include <tuple>

namespace loadstone {

/// How much is sent, when and by whom.
inline constexpr auto loadSettings = std::tuple{
    Setting<&LoadPlan::requests>{
        {.field = "requests",
         .key = "requests",
         .options = "-n,--requests",
         .valueName = "N",
         .group = "Load",
         .help = "Number of requests to send, in all: 5000, 5k, 1m (default {})",
         .place = Place::Shown}},
    Setting<&LoadPlan::duration>{{.field = "duration",
                                  .key = "duration_s",
                                  .options = "-z,--duration",
                                  .valueName = "DURATION",
                                  .group = "Load",
                                  .help = "Send requests for this long instead: 500ms, 30s, 2m, 1h",
                                  .place = Place::Shown}},
    Setting<&LoadPlan::rate>{
        {.field = "rate",
         .key = "rate_per_s",
         .stored = "rate",
         .options = "-q,--rate,--rps",
         .valueName = "RATE",
         .group = "Load",
         .help = "Send at this rate, in all and whatever the server does: 500, 500/s, 30k/m; with "
                 "-n or -z, or as the rate at which stages begin",
         .place = Place::Shown}},
    Setting<&LoadPlan::stages>{
        {.field = "stage",
         .key = "stages",
         .options = "--stage",
         .valueName = "STAGE",
         .group = "Load",
         .help = "Within this time go in a straight line to this rate, as in 30s:200/s, or to this "
                 "number of users, as in 1m:50; may be repeated, and says how long the run takes",
         .place = Place::Shown}},
    Setting<&LoadPlan::arrival>{
        {.field = "arrival",
         .key = "arrival",
         .options = "--arrival",
         .valueName = "KIND",
         .group = "Load",
         .help = "How the requests of a rate follow each other: constant, evenly (default), or "
                 "poisson, by chance"}},
    Setting<&LoadPlan::seed>{{.field = "seed",
                              .key = "seed",
                              .options = "--seed",
                              .valueName = "N",
                              .group = "Load",
                              .help = "Of what comes by chance; the same seed gives the same times "
                                      "(default {})"}},
    Setting<&LoadPlan::atDeadline>{
        {.field = "on-deadline",
         .key = "on_deadline",
         .options = "--on-deadline",
         .valueName = "WHAT",
         .group = "Load",
         .help = "What is in flight when the time is over: abort, counted with its age (default), "
                 "or wait, or wait:5s at the most"}},
    Setting<&LoadPlan::pause>{
        {.field = "pause",
         .key = "pause_s",
         .options = "--pause",
         .valueName = "DURATION",
         .group = "Load",
         .help = "How long each user waits between an answer and its next request (default {})",
         .place = Place::None,
         .mayBeZero = true}},
    Setting<&LoadPlan::warmUp>{{.field = "warm-up",
                                .key = "warm_up_s",
                                .options = "--warm-up",
                                .valueName = "DURATION",
                                .group = "Load",
                                .help = "Send for this long before anything counts (default {})",
                                .mayBeZero = true}},
    Setting<&LoadPlan::threads>{
        {.field = "threads",
         .key = "threads",
         .options = "-c,--concurrency,--threads",
         .valueName = "N",
         .group = "Load",
         .help = "Threads of the pool, or connections of the other engines, one request in flight "
                 "each, 1 to 2048 threads or 65536 connections (default {}: cores + 4, at most 32)",
         .place = Place::Shown}},
    Setting<&LoadPlan::engine>{
        {.field = "engine",
         .key = "engine",
         .options = "--engine",
         .valueName = "NAME",
         .group = "Load",
         .help = "How requests are issued: pool, a thread for each request in flight (default), "
                 "loop, event loops with many connections each, or process, the same in processes",
         .place = Place::Shown}},
    Setting<&LoadPlan::spin>{
        {.field = "spin",
         .key = "spin",
         .options = "--spin",
         .group = "Load",
         .help =
             "Event loops look for answers without sleeping: less lag of our own, but each loop "
             "takes a whole core"}},
    Setting<&LoadPlan::thresholds>{
        {.field = "threshold",
         .key = "thresholds",
         .options = "--threshold",
         .valueName = "THRESHOLD",
         .group = "Load",
         .help = "What must hold at the end, else the exit code is 99: p95<250ms, mean<=80ms, "
                 "error_rate<1%, checks>99%, rps>500; may be repeated"}},
    Setting<&LoadPlan::abortGrace>{
        {.field = "abort-on-threshold",
         .key = "abort_on_threshold_s",
         .options = "--abort-on-threshold",
         .valueName = "GRACE",
         .alone = "1s",
         .group = "Load",
         .help = "End the run as soon as a threshold does not hold, but not before it has counted "
                 "for this long, as in --abort-on-threshold=10s (1s without a time)",
         .mayBeZero = true}}};

} // namespace loadstone
