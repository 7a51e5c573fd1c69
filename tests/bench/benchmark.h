// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

namespace loadstone {

/// A benchmark's main(); its arguments are those behind its name.
using Benchmark = int (*)(int argc, char** argv);

/// Adds a benchmark to this program under the name of its file. Called before main().
bool joinBenchmarks(std::string_view file, Benchmark benchmark);

} // namespace loadstone

/// At the end of a benchmark's file: `benches loop 11` runs what is in loop_bench.cpp.
#define LOADSTONE_BENCHMARK(function)                                                              \
    [[maybe_unused]] static const bool hasJoined = loadstone::joinBenchmarks(__FILE__, function);
