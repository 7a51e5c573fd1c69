// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

namespace loadstone {

/// The content encodings that an answer may have, as the value of Accept-Encoding: those that this
/// libcurl can unpack, in its order.
std::string acceptedEncodings();

} // namespace loadstone
