// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

#include <string>

namespace loadstone {

/// A run as JUnit XML, which build servers read: a test case for each threshold, which has failed
/// if it is not met.
std::string encodeJUnit(const RunReport& report);

} // namespace loadstone
