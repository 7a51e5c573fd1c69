// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"
#include "core/load/enginekind.h"

#include <string>
#include <vector>

namespace loadstone {

/// The engine that --engine names.
Expected<EngineKind> readEngine(const std::string& name);

/// The engines that several --engine name, each one or a list with commas.
Expected<std::vector<EngineKind>> readEngines(const std::vector<std::string>& lists);

} // namespace loadstone
