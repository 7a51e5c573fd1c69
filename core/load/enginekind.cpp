// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/enginekind.h"

#include <algorithm>

namespace loadstone {

namespace {
constexpr std::array<std::string_view, allEngines.size()> engineNames{"pool", "loop", "process"};
} // namespace

std::string_view nameOf(EngineKind engine) {
    return engineNames.at(static_cast<std::size_t>(engine));
}

std::optional<EngineKind> engineNamed(std::string_view name) {
    const auto found = std::ranges::find(engineNames, name);
    if (found == engineNames.end())
        return std::nullopt;
    return static_cast<EngineKind>(found - engineNames.begin());
}

const char* unitsOf(EngineKind engine) {
    return engine == EngineKind::Pool ? "threads" : "connections";
}

const char* unitOf(EngineKind engine) {
    return engine == EngineKind::Pool ? "thread" : "connection";
}

} // namespace loadstone
