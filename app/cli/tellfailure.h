// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

namespace loadstone {

/// Says on standard error that not one request succeeded, and the most frequent reason in `last`,
/// if there is such a run.
void tellFailure(const RunReport* last);

} // namespace loadstone
