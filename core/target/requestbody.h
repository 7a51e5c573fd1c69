// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <httplib.h>

#include <functional>
#include <string_view>

namespace loadstone {

/// Takes a piece of a body; false ends the reading.
using BodySink = std::function<bool(std::string_view piece)>;

bool announcesBody(const httplib::Headers& headers);

/// Reads the body that `headers` announce, by length or in chunks, whatever the method.
/// False if it is malformed, cut off, or the sink refused it; the connection is of no use then.
bool readBody(httplib::Stream& stream, const httplib::Headers& headers, const BodySink& sink);

} // namespace loadstone
