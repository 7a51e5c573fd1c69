#pragma once

#include "core/base/expected.h"

#include <cstdint>
#include <memory>
#include <span>

namespace loadstone {

/// A file's bytes in order, as they are or unpacked. Owned by whoever reads; one thread.
class ByteSource {
public:
    virtual ~ByteSource() = default;

    /// Fills as much of `buffer` as there is to fill it with; 0 at the end. Errors are sentences
    /// that name the file.
    virtual Expected<std::size_t> read(std::span<char> buffer) = 0;
    /// Bytes of the file, packed or not, that were used up so far.
    virtual std::uint64_t fileBytes() const = 0;
};

/// Reads `path` from the byte `from` to the byte `to`, which must be there: a file that has become
/// shorter since is an error, not a crash.
Expected<std::unique_ptr<ByteSource>> openPlain(const std::string& path, std::uint64_t from,
                                                std::uint64_t to);

/// Unpacks all members of a gzip file, on a thread of its own, ahead of the reader.
Expected<std::unique_ptr<ByteSource>> openGzip(const std::string& path);

} // namespace loadstone
