// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"
#include "core/ngram/input/filedescriptor.h"
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
    /// At the end: whether something else follows the packed data, which is not given out.
    virtual bool hasOtherBehind() const { return false; }
};

/// Reads `file` from the byte `from` to the byte `to`, which must be there: a file that has become
/// shorter since is an error, not a crash. `buffer` must outlive the source.
std::unique_ptr<ByteSource> openPlain(FileDescriptor file, std::uint64_t from, std::uint64_t to,
                                      ReadBuffer& buffer);

/// Unpacks all members of a gzip file, the first `size` bytes of it, on a thread of its own, ahead
/// of the reader. An error if no such thread can be started.
Expected<std::unique_ptr<ByteSource>> openGzip(FileDescriptor file, std::uint64_t size);

} // namespace loadstone
