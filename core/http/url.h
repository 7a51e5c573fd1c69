#pragma once

#include "core/base/expected.h"

#include <string>

namespace loadstone {

/// Checks that `url` is absolute, http or https, with a host and a valid port. Errors name "url".
Expected<void> checkUrl(const std::string& url);

/// `url` as it may be shown and saved: a password in it is replaced by "***".
std::string withoutPassword(const std::string& url);

} // namespace loadstone
