#pragma once

namespace loadstone {

/// How long tests wait for what must come, in ms: far longer than it takes, for slow machines.
constexpr int patience = 60'000;

} // namespace loadstone
