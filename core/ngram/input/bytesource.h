#pragma once

#include "core/base/expected.h"
#include "core/ngram/input/readbuffer.h"

#include <cstdint>
#include <memory>
#include <span>

namespace loadstone {

/// A file's bytes in order, as they are or unpacked. Owned by whoever reads; one thread.
class ByteSource {
public:
    virtual ~ByteSource() = default;

    /// `kept`, the end of what was given before, and behind it what comes next, `most` bytes at the
    /// most; nothing but `kept` at the end. In memory that may be written to, with
    /// ReadBuffer::overread bytes behind it, and that is valid until the next call. Errors are
    /// sentences that name the file.
    virtual Expected<std::span<char>> next(std::span<const char> kept, std::size_t most) = 0;
    /// Bytes of the file, packed or not, that were used up so far.
    virtual std::uint64_t fileBytes() const = 0;
};

/// Reads `path` from the byte `from` to the byte `to`, which must be there: a file that has become
/// shorter since is an error, not a crash. `buffer` must outlive the source.
Expected<std::unique_ptr<ByteSource>> openPlain(const std::string& path, std::uint64_t from,
                                                std::uint64_t to, ReadBuffer& buffer);

/// Unpacks all members of a gzip file, on a thread of its own, ahead of the reader.
Expected<std::unique_ptr<ByteSource>> openGzip(const std::string& path);

} // namespace loadstone
