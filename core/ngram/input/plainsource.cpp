// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/input/bytesource.h"
#include "core/ngram/input/sourcefile.h"

#include <algorithm>

namespace loadstone {

namespace {

class PlainSource : public ByteSource {
public:
    PlainSource(FileDescriptor file, std::uint64_t from, std::uint64_t to, ReadBuffer& buffer)
        : m_file(std::move(file)), m_from(from), m_at(from), m_to(to), m_buffer(buffer) {}

    Expected<std::span<char>> next(std::span<const char> kept, std::size_t most) override {
        const std::size_t wanted = std::min<std::uint64_t>(most, m_to - m_at);
        const auto got = m_file.readAt(m_buffer.roomBehind(kept, wanted), m_at);
        if (!got)
            return tl::unexpected(got.error());
        if (*got < wanted)
            return becameShorter(m_file.name());
        m_at += wanted;
        return m_buffer.first(kept.size() + wanted);
    }

    std::uint64_t fileBytes() const override { return m_at - m_from; }

private:
    const FileDescriptor m_file;
    const std::uint64_t m_from;
    std::uint64_t m_at;
    const std::uint64_t m_to;
    ReadBuffer& m_buffer;
};

} // namespace

std::unique_ptr<ByteSource> openPlain(FileDescriptor file, std::uint64_t from, std::uint64_t to,
                                      ReadBuffer& buffer) {
    file.readAhead();
    return std::make_unique<PlainSource>(std::move(file), from, to, buffer);
}

} // namespace loadstone
