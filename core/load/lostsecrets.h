// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"

#include <string>
#include <vector>

namespace loadstone {

/// Which secrets of a plan are missing, as it comes from a file that does not keep them: a sentence
/// each, with the field. Such a plan can be shown, but not run.
std::vector<Error> lostSecrets(const LoadPlan& plan);

} // namespace loadstone
