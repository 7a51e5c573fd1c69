// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/report/ngramreport.h"
#include "core/sweep/sweepreport.h"

namespace loadstone {

// What results are of, in one line and without secrets: "GET http://host/ · 32 threads · pool ·
// 2026-11-29 07:17:30 UTC · 10 s · valid". Any thread.

/// The caption of a run that is on, and of one that has ended.
std::string captionOf(const LoadPlan& plan);
std::string captionOf(const RunReport& report);
/// The caption of a sweep that is on, and of one that has ended.
std::string captionOf(const SweepPlan& plan);
std::string captionOf(const SweepReport& report);
/// The caption of a job that is on, and of one that has ended.
std::string captionOf(const NgramJob& job);
std::string captionOf(const NgramReport& report);

} // namespace loadstone
