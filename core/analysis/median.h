// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

namespace loadstone {

/// The middle value, or the mean of the two in the middle; 0 of none. Any thread.
double medianOf(std::vector<double> values);

} // namespace loadstone
