#pragma once

#include "core/base/expected.h"

#include <cstdint>
#include <span>

namespace loadstone {

/// A regular file that is open for reading; closed with this.
class FileDescriptor {
public:
    /// Errors say why not, and name the file: missing, a folder, unreadable.
    static Expected<FileDescriptor> open(const std::string& path);

    FileDescriptor(FileDescriptor&& other) noexcept;
    FileDescriptor& operator=(FileDescriptor&&) = delete;
    ~FileDescriptor();

    /// Reads at `offset` until `buffer` is full or the file ends: how much it was.
    Expected<std::size_t> readAt(std::span<char> buffer, std::uint64_t offset) const;
    std::uint64_t size() const;
    /// Tells the system that the file will be read from front to back.
    void readAhead() const;
    const std::string& path() const { return m_path; }

private:
    FileDescriptor(int descriptor, std::string path)
        : m_descriptor(descriptor), m_path(std::move(path)) {}

    int m_descriptor;
    std::string m_path;
};

} // namespace loadstone
