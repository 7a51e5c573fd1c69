// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"
#include "core/load/planjson.h"

#include <string>
#include <vector>

namespace loadstone {

/// The request of a plan as a cURL command for bash, an option in a line. What curl does otherwise
/// by itself is said: importCurl() reads the same plan from it, but for how much is sent.
std::string exportCurl(const LoadPlan& plan, Secrets secrets = Secrets::Masked);

/// The settings of the request and its connection of which such a command says something else, by
/// their fields: curl has none like them, and sends placeholders as they stand.
std::vector<std::string> fieldsNotExported(const LoadPlan& plan);

} // namespace loadstone
