// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <random>
#include <string>

namespace loadstone {

/// An answer put together by chance of what servers send, right and wrong, and sometimes cut or
/// with a byte changed. The same generator gives the same answers everywhere.
std::string randomAnswer(std::mt19937& random);

} // namespace loadstone
