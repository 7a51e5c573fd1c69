// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/bench/simulatedsweep.h"

namespace loadstone {

// What no method can surpass that sees the levels' means only, however it was made: by the most
// powerful test of one known server against another (Neyman and Pearson), if the scatter is known
// and no run stalls.

/// The share of sweeps in which a server whose throughput falls is told from the nearest one whose
/// throughput never does, if such servers may be said to fall in 1 % of theirs. Without latencies
/// any one level may have stalled in all its repeats, by nobody knows how much.
double mostPeaksFound(const SimulatedSweep::Throughput& server, const Disturbance& disturbance);

/// The share of sweeps in which two engines at one size are told apart, if equal ones may be said
/// to differ in 5 % of theirs.
double mostEnginesToldApart(double ratio, const Disturbance& disturbance);

} // namespace loadstone
