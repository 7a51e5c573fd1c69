// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/curl/curldraft.h"

namespace loadstone {

// What the options of curl that give a body add to it. Files are read at once. Errors name no
// field.

/// -d: text, or @FILE without its line ends.
Expected<void> addDataOrFile(CurlDraft& draft, const std::string& value);
/// --data-raw: text, be it with @ before it.
Expected<void> addRawData(CurlDraft& draft, const std::string& value);
/// --data-binary: text, or @FILE as it is.
Expected<void> addBinaryData(CurlDraft& draft, const std::string& value);
/// --data-urlencode: CONTENT, =CONTENT, NAME=CONTENT, @FILE or NAME@FILE.
Expected<void> addEncodedData(CurlDraft& draft, const std::string& value);
/// --json: as --data-binary, without & between several.
Expected<void> addJson(CurlDraft& draft, const std::string& value);

} // namespace loadstone
