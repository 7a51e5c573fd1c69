// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace loadstone {

/// The least of 1, 2, 5 times a power of ten that is not below `rough`.
double niceStep(double rough);

/// The same for seconds: above a minute in steps of whole minutes and hours.
double niceTimeStep(double rough);

/// `value` without superfluous zeros, with as many decimals as steps of `step` need.
QString plainNumber(double value, double step);

/// "30k", "1.5M": a tick of an axis whose ticks lie `step` apart.
QString countTick(double value, double step);

/// "5 ms", "0.5 s", "2 min": a tick of an axis that ends at `top` seconds, so that all ticks of
/// one axis share a unit.
QString timeTick(double seconds, double step, double top);

} // namespace loadstone
