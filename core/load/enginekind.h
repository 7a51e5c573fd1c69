// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace loadstone {

/// A way of issuing requests. All count, time and classify errors alike.
enum class EngineKind {
    Pool,    ///< blocking libcurl, a thread for each request in flight
    Loop,    ///< an event loop for each core, many connections each
    Process, ///< the same, each in a process of its own
};

/// In the order of their values.
inline constexpr std::array allEngines{EngineKind::Pool, EngineKind::Loop, EngineKind::Process};

/// "pool", "loop" or "process", as the command line and files have it.
std::string_view nameOf(EngineKind engine);
std::optional<EngineKind> engineNamed(std::string_view name);

/// What the size of a run counts with this engine: "threads" or "connections".
const char* unitsOf(EngineKind engine);
/// One of them: "thread" or "connection".
const char* unitOf(EngineKind engine);

} // namespace loadstone
