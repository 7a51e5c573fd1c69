// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/input/filedescriptor.h"
#include "core/ngram/job/ngramjob.h"

#include <memory>
#include <string>

namespace loadstone {

/// A file as it was when the job began. Shared by its partitions; immutable.
struct SourceFile {
    std::string name;  ///< for people
    std::string place; ///< by which any process of the job can open it
    Format format = Format::Text;
    bool isPacked = false;
    std::uint64_t size = 0;
    FileIdentity identity;
    /// Stays open as long as it is needed, if the children must inherit it: a copy of what could be
    /// read only once, or what has no name that leads to it.
    std::shared_ptr<const FileDescriptor> inherited;
    /// A hash of its first bytes, unpacked, in the process that planned the job.
    std::uint64_t startSum = 0;

    /// Opens it again. An error if another file has taken its place since.
    Expected<FileDescriptor> open() const;
};

/// "NAME became shorter while it was read ..."
tl::unexpected<Error> becameShorter(const std::string& name);

} // namespace loadstone
