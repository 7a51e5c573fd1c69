// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/termreader.h"

namespace loadstone {

/// The text in quotes, with \" for a quote, \\ for a backslash, and \n, \r and \t.
std::string inQuotes(std::string_view text);
/// The same, but as it is if that is read as the same.
std::string quotedIfNeeded(std::string_view text);

/// Reads such a text, or all that is left as it is; not an empty one. In quotes a backslash before
/// any other character stands for itself, as in a regular expression.
Expected<std::string> readQuoted(TermReader& reader, const std::string& what);

} // namespace loadstone
