// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/validity.h"

namespace loadstone {

/// The signals of such a run in their order, one of a kind, each with its limit. Those of a rate
/// are there only if it has one, and Little's only if it has none.
std::vector<Signal> signalsOf(const RunEvidence& evidence);

} // namespace loadstone
