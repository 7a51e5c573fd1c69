// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/input/filedescriptor.h"

#include <isa-l/igzip_lib.h>

#include <memory>
#include <vector>

namespace loadstone {

/// Unpacks a gzip file from front to back, all its members as one (RFC 1952), and checks the sums
/// at their ends. What follows the last member and is no member is left out, as gzip does. One
/// thread.
class Inflater {
public:
    /// The first `size` bytes of `file`, which must be there.
    Inflater(FileDescriptor file, std::uint64_t size);

    /// Fills `buffer` with what comes next; less only at the end. Errors say what is broken.
    Expected<std::size_t> read(std::span<char> buffer);
    /// Bytes of the packed file that were read so far.
    std::uint64_t fileBytes() const { return m_at; }
    /// At the end: whether something was left out there. Zeros do not count.
    bool hasOtherBehind() const { return m_hasOtherBehind; }

private:
    Expected<bool> refill();
    Expected<bool> nextMember();
    Expected<bool> beginMember();
    bool skipPadding();
    Expected<bool> isMemberNext() const;
    tl::unexpected<Error> broken(const char* how) const;

    const FileDescriptor m_file;
    const std::uint64_t m_size;
    std::uint64_t m_at = 0;
    std::vector<char> m_input;
    std::unique_ptr<inflate_state> m_state; ///< some 80 KB
    bool m_begun = false;                   ///< within a member
    bool m_hasMembers = false;              ///< at least one has begun
    bool m_hasOtherBehind = false;
};

} // namespace loadstone
