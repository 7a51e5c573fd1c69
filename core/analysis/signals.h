// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/validity.h"

namespace loadstone {

/// One signal of each kind, in their order, each with its limit.
std::vector<Signal> signalsOf(const RunEvidence& evidence);

} // namespace loadstone
