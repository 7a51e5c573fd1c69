// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/address.h"

#include <QString>

namespace loadstone {

/// "localhost is 127.0.0.1 and ::1: this machine." A word of warning if one of them is neither this
/// machine, whose addresses are `own`, nor private.
QString addressesText(const QString& host, const AddressList& addresses, const AddressList& own);

} // namespace loadstone
