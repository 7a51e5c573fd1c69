// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/enginekind.h"

#include <QString>

namespace loadstone {

/// The name of an engine, as the command line and files have it: "pool", "loop", "process".
QString engineText(EngineKind engine);
/// The same in words, with its key: "Thread &pool".
QString engineTitle(EngineKind engine);
/// How it sends requests, in a sentence or two.
QString engineTip(EngineKind engine);

} // namespace loadstone
