#pragma once

#include "core/report/ngramreport.h"
#include "core/sweep/sweepreport.h"

namespace loadstone {

// What results are of, in one line and without secrets: "GET http://host/ · 32 threads · pool ·
// 2026-11-29 07:17:30 UTC · 10 s · valid". Any thread.

/// Of a run that is on.
std::string captionOf(const LoadPlan& plan);
std::string captionOf(const RunReport& report);
/// Of a sweep that is on.
std::string captionOf(const SweepPlan& plan);
std::string captionOf(const SweepReport& report);
/// Of a job that is on, or has ended.
std::string captionOf(const NgramJob& job);
std::string captionOf(const NgramReport& report);

} // namespace loadstone
