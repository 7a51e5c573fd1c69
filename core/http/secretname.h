// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

namespace loadstone {

/// Whether what has this name is a secret: the one list for headers, cookies, parameters of a URL
/// and fields of a body. Judged by its words: X-Auth-Token, apiKey and user[password] are secrets,
/// author, monkey and keep-alive are not. Any thread.
bool isSecret(std::string_view name);

} // namespace loadstone
