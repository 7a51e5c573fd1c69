#include "core/ngram/bytesource.h"
#include "core/ngram/filedescriptor.h"

#include <algorithm>

namespace loadstone {

namespace {

class PlainSource : public ByteSource {
public:
    PlainSource(FileDescriptor file, std::uint64_t from, std::uint64_t to)
        : m_file(std::move(file)), m_from(from), m_at(from), m_to(to) {}

    Expected<std::size_t> read(std::span<char> buffer) override {
        const std::size_t wanted = std::min<std::uint64_t>(buffer.size(), m_to - m_at);
        auto got = m_file.readAt(buffer.first(wanted), m_at);
        if (got && *got < wanted)
            return fail("files", m_file.path() + " became shorter while it was read; count it "
                                                 "again when nothing writes to it");
        if (got)
            m_at += *got;
        return got;
    }

    std::uint64_t fileBytes() const override { return m_at - m_from; }

private:
    const FileDescriptor m_file;
    const std::uint64_t m_from;
    std::uint64_t m_at;
    const std::uint64_t m_to;
};

} // namespace

Expected<std::unique_ptr<ByteSource>> openPlain(const std::string& path, std::uint64_t from,
                                                std::uint64_t to) {
    auto file = FileDescriptor::open(path);
    if (!file)
        return tl::unexpected(file.error());
    file->readAhead();
    return std::make_unique<PlainSource>(std::move(*file), from, to);
}

} // namespace loadstone
