// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/run/planarguments.h"

namespace loadstone {

/// Reads what can be given in several ways, as text or in a file: headers, the authorization, the
/// body. They take the place of secrets that `plan` has lost. Errors name the option in `field`.
Expected<void> readRequest(const PlanArguments& arguments, LoadPlan& plan);
/// Reads what a database is asked, if that is in files; what options say of it is there already.
Expected<void> readQueryFiles(const PlanArguments& arguments, Queries& into);

} // namespace loadstone
