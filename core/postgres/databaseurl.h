// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <string>
#include <string_view>

namespace loadstone {

/// Whether what stands in the place of a URL is a database: postgresql://... or postgres://...
bool isDatabaseUrl(std::string_view url);

/// What libpq takes as words, as in "host=/run/postgresql dbname=shop", as a URL; any other text
/// stays as it is.
std::string databaseUrlOf(const std::string& text);

/// Whether libpq can read it. Errors name "url" and show no secret.
Expected<void> checkDatabaseUrl(const std::string& url);

} // namespace loadstone
