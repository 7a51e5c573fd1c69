// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/requestdata.h"
#include "core/load/loadplan.h"

namespace loadstone {

/// What makes the requests or queries of `plan` differ: see RequestData::open().
Expected<std::shared_ptr<const RequestData>> openData(const LoadPlan& plan);

} // namespace loadstone
