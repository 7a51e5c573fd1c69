#pragma once

#include "core/ngram/input/filedescriptor.h"

#include <isa-l/igzip_lib.h>

#include <memory>
#include <vector>

namespace loadstone {

/// Unpacks a gzip file from front to back, all its members as one (RFC 1952), and checks the sums
/// at their ends. One thread.
class Inflater {
public:
    explicit Inflater(FileDescriptor file);

    /// Fills `buffer` with what comes next; less only at the end. Errors say what is broken.
    Expected<std::size_t> read(std::span<char> buffer);
    /// Bytes of the packed file that were read so far.
    std::uint64_t fileBytes() const { return m_at; }

private:
    Expected<bool> refill();
    Expected<bool> nextMember();
    bool skipPadding();
    tl::unexpected<Error> broken(const char* how) const;

    const FileDescriptor m_file;
    std::uint64_t m_at = 0;
    std::vector<char> m_input;
    std::unique_ptr<inflate_state> m_state; ///< some 80 KB
    bool m_begun = false;                   ///< within a member
    bool m_hasMembers = false;              ///< at least one has begun
};

} // namespace loadstone
