// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace loadstone {

/// The answer to what is no request, which closes the connection. `head` is how it begins,
/// `refused` the answer that cpp-httplib has for it, which is 400 for nearly all; `isCut` if the
/// client has sent no more.
std::string refusalOf(std::string_view head, std::string_view refused, bool isCut);

} // namespace loadstone
