// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <sys/types.h>

#include <cstdint>
#include <span>

namespace loadstone {

/// What makes a file one and the same, whatever leads to it.
struct FileIdentity {
    dev_t device = 0;
    ino_t number = 0;

    bool operator==(const FileIdentity&) const = default;
};

/// A file that is open for reading; closed with this.
class FileDescriptor {
public:
    /// Opens a regular file, or a pipe that has a name: that one without waiting for its writer.
    /// Errors say why not, and call the file `name`: missing, a folder, a device, unreadable.
    static Expected<FileDescriptor> open(const std::string& path, const std::string& name);
    static Expected<FileDescriptor> open(const std::string& path) { return open(path, path); }
    /// Takes over an open descriptor.
    FileDescriptor(int descriptor, std::string name)
        : m_descriptor(descriptor), m_name(std::move(name)) {}

    FileDescriptor(FileDescriptor&& other) noexcept;
    FileDescriptor& operator=(FileDescriptor&&) = delete;
    ~FileDescriptor();

    /// Reads at `offset` until `buffer` is full or the file ends: how much it was.
    Expected<std::size_t> readAt(std::span<char> buffer, std::uint64_t offset) const;
    bool isRegular() const;
    std::uint64_t size() const;
    FileIdentity identity() const;
    /// Tells the system that the file will be read from front to back.
    void readAhead() const;

    int descriptor() const { return m_descriptor; }
    const std::string& name() const { return m_name; }

private:
    int m_descriptor;
    std::string m_name;
};

/// "NAME cannot be read: ..."
tl::unexpected<Error> unreadable(const std::string& name, const std::string& why);

} // namespace loadstone
