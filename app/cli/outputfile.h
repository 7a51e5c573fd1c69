// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/outputrequest.h"
#include "core/base/expected.h"

#include <vector>

namespace loadstone {

/// Refuses two outputs that would go to one file, be it under two names: the last one would replace
/// the others. Terminals and devices such as /dev/null take any number. Looks at the disk.
Expected<void> checkDistinct(const std::vector<OutputRequest>& outputs);

/// Refuses an output that is one of these files, which it would replace.
Expected<void> checkApart(const std::vector<OutputRequest>& outputs,
                          const std::vector<std::string>& inputs);

} // namespace loadstone
