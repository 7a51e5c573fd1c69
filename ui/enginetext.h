#pragma once

#include "core/load/enginekind.h"

#include <QString>

namespace loadstone {

/// An engine as people read it among others: "pool", "loop", "process".
QString engineText(EngineKind engine);
/// The same where it stands alone, with its key: "Thread &pool".
QString engineTitle(EngineKind engine);
/// How it sends requests, in a sentence or two.
QString engineTip(EngineKind engine);

} // namespace loadstone
