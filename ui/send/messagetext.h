// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/dialogue.h"

#include <QString>

namespace loadstone {

/// A message as a person reads it: its lines, an empty one, its body. JSON is laid out, unless it
/// is to be `raw`; of a long body there is the beginning, and of one that is no text its size.
QString messageText(const WireMessage& message, bool raw);

/// "219 B: headers 167 B, body 52 B"
QString messageSizes(const std::vector<WireMessage>& messages);

} // namespace loadstone
