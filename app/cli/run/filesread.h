// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/run/planarguments.h"

namespace loadstone {

/// The files that `arguments` and the plan that they mean are read from, so that no result takes
/// the place of one: a file in the place of the URL, those of texts, feeds and certificates.
std::vector<std::string> filesReadBy(const PlanArguments& arguments, const LoadPlan& plan);

} // namespace loadstone
