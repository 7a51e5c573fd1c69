// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "core/ngram/input/bytesource.h"
#include "core/ngram/input/readbuffer.h"

#include <memory>
#include <string>
#include <string_view>

namespace loadstone {

/// Reads the file of a part of a job from front to back: a first line that says of what it is a
/// part, "ngram TAB count" lines sorted by the bytes of their n-grams, each of which is there once,
/// and a last line with the number of counts and their sum. Its memory does not grow with the
/// file. Errors name it. Owned by whoever puts parts together; one thread.
class PartReader : private Pinned {
public:
    static constexpr std::string_view firstWords = "# loadstone ngrams part ";
    static constexpr std::string_view lastWords = "# end ";
    /// The last line, without its end.
    static std::string lastLine(std::uint64_t counts, std::uint64_t sum);

    /// Opens a regular file.
    static Expected<std::unique_ptr<PartReader>> open(const std::string& path);
    /// Of a source that begins where the file does; `buffer` is what it reads into, if it has none.
    PartReader(std::string name, std::unique_ptr<ByteSource> source,
               std::unique_ptr<ReadBuffer> buffer = nullptr);

    const std::string& name() const { return m_name; }
    /// What the first line says behind its first words; to be called before next(), and once.
    Expected<std::string> head();
    /// Goes to the next count; false, once, where the file ends as it should.
    Expected<bool> next();
    /// Valid until the next call of next().
    std::string_view ngram() const { return m_ngram; }
    std::uint64_t count() const { return m_count; }

private:
    Expected<std::string_view> line(std::size_t longest);
    Expected<bool> take(std::string_view ngram, std::string_view count);
    Expected<bool> end(std::string_view line);
    tl::unexpected<Error> broken(const std::string& how) const;

    const std::string m_name;
    const std::unique_ptr<ReadBuffer> m_buffer;
    const std::unique_ptr<ByteSource> m_source;
    std::string_view m_rest; ///< of what was read, in the source's memory
    std::string m_ngram;
    std::uint64_t m_count = 0;
    std::uint64_t m_counts = 0; ///< lines of counts so far
    std::uint64_t m_sum = 0;    ///< of all of them
};

} // namespace loadstone
