// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>
#include <string>

namespace loadstone {

/// The folder for temporary files, as TMPDIR names it.
std::string folderForUnnamed();
/// An open file there that has no name and vanishes with its descriptor; -1 with errno set if
/// there can be none.
int openUnnamed();
/// Writes all where the file is at; false with errno set if it cannot.
bool writeAll(int descriptor, std::span<const char> bytes);

} // namespace loadstone
