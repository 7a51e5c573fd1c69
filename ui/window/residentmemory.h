// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace loadstone {

/// Memory of this process that is in RAM, in bytes; 0 where the system does not tell.
double residentMemory();

} // namespace loadstone
