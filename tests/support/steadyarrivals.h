// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/arrivals.h"

#include <array>

namespace loadstone {

/// So many requests each second, for so many seconds.
inline Arrivals steadyArrivals(double perSecond, double seconds) {
    const std::array pieces{Piece{seconds, perSecond, perSecond}};
    return Arrivals(pieces);
}

} // namespace loadstone
