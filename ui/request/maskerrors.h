// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"

namespace loadstone {

/// What must be filled in before a plan that was read from a file can be sent again: files keep no
/// secrets.
std::vector<Error> maskErrors(const LoadPlan& plan);

} // namespace loadstone
