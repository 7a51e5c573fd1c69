// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/termreader.h"

namespace loadstone {

/// A size in bytes as it is typed in a term, in the largest unit that holds it whole: "10kB".
std::string exactSize(double bytes);

/// Reads a size of whole bytes, at most a petabyte: "512", "10kB", "1.5MiB".
Expected<double> readSize(TermReader& reader);

} // namespace loadstone
