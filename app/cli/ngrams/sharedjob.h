// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/ngrams/ngramarguments.h"
#include "core/hosts/countmessages.h"

namespace loadstone {

/// The job as hosts share it, with the files that only some have. Errors name the option.
Expected<SharedJob> sharedAmong(const HostList& hosts, const NgramArguments& arguments,
                                const NgramJob& job);

} // namespace loadstone
