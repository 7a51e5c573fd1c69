// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/input/filedescriptor.h"

#include <atomic>
#include <memory>
#include <string>

namespace loadstone {

/// A file with what its workers need to open it, too.
struct OpenedFile {
    std::shared_ptr<const FileDescriptor> file; ///< regular, and as long as its size says
    std::string place;                          ///< by which it can be opened again
    bool mustInherit = false;                   ///< only with `file` open in the process that opens
};

/// Opens what a person has named: a file, a pipe, or "-" for standard input. What cannot be read
/// again and again is copied, which takes as long as its writer does, or until `cancelled` is set.
/// Errors name the file.
Expected<OpenedFile> openInput(const std::string& path, const std::atomic<bool>& cancelled);

} // namespace loadstone
