// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/request/planfields.h"

namespace loadstone {

/// What will go out, where that is not what somebody who types a body expects: with GET, or without
/// a header that says what the body is. Else empty.
QString bodyHint(const PlanFields& fields);

} // namespace loadstone
