// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <string>

namespace loadstone {

/// Whether `proxy` can be one: [SCHEME://][USER:PASSWORD@]HOST[:PORT], with one of the schemes that
/// libcurl knows. Errors name "proxy", and quote no password.
Expected<void> checkProxy(const std::string& proxy);

} // namespace loadstone
