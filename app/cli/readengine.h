#pragma once

#include "core/base/expected.h"
#include "core/load/enginekind.h"

namespace loadstone {

/// The engine that --engine names.
Expected<EngineKind> readEngine(const std::string& name);

} // namespace loadstone
