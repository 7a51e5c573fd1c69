// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/run/planarguments.h"

namespace loadstone {

/// Puts what was typed into `plan`; what is left open stays as it is. What was assumed is told in
/// `notes`. Errors name the option in `field`.
Expected<void> readPlan(const PlanArguments& arguments, LoadPlan& plan,
                        std::vector<std::string>& notes);

/// An error if the file in the place of the URL has lost a secret that no argument has given again.
/// It names the file.
Expected<void> requireSecrets(const PlanArguments& arguments, const LoadPlan& plan);

} // namespace loadstone
