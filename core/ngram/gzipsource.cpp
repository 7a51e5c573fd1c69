#include "core/ngram/bytesource.h"
#include "core/ngram/inflater.h"

#include <array>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <thread>

namespace loadstone {

namespace {

constexpr std::size_t chunkBytes = 512 * 1024;

/// What the unpacking thread hands over.
struct Chunk {
    std::vector<char> bytes = std::vector<char>(chunkBytes);
    Expected<std::size_t> filled = 0;
    std::uint64_t fileBytes = 0;
};

/// Two chunks that change hands: while one is read, the other is filled.
class GzipSource : public ByteSource {
public:
    explicit GzipSource(FileDescriptor file)
        : m_inflater(std::move(file)),
          m_thread([this](const std::stop_token& stop) { fill(stop); }) {}

    ~GzipSource() override {
        m_thread.request_stop();
        m_changed.notify_all();
    }
    GzipSource(const GzipSource&) = delete;
    GzipSource& operator=(const GzipSource&) = delete;

    Expected<std::size_t> read(std::span<char> buffer) override {
        waitUntilFull();
        const Chunk& chunk = m_chunks[m_reading & 1];
        if (!chunk.filled || *chunk.filled == 0)
            return chunk.filled; // for ever: the thread has ended
        const std::size_t taken = std::min(buffer.size(), *chunk.filled - m_taken);
        std::memcpy(buffer.data(), chunk.bytes.data() + m_taken, taken);
        m_taken += taken;
        m_fileBytes = chunk.fileBytes;
        if (m_taken == *chunk.filled)
            giveBack();
        return taken;
    }

    std::uint64_t fileBytes() const override { return m_fileBytes; }

private:
    void fill(const std::stop_token& stop);
    void waitUntilFull();
    void giveBack();

    std::array<Chunk, 2> m_chunks;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::uint64_t m_filled = 0;  ///< chunks that the thread has filled
    std::uint64_t m_reading = 0; ///< chunks that were read to their end
    std::size_t m_taken = 0;     ///< bytes of the chunk that is being read
    std::uint64_t m_fileBytes = 0;
    Inflater m_inflater;
    std::jthread m_thread; ///< last, so that it ends before what it uses
};

void GzipSource::fill(const std::stop_token& stop) {
    for (std::uint64_t turn = 0;; ++turn) {
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, stop, [&] { return turn - m_reading < m_chunks.size(); });
        }
        if (stop.stop_requested())
            return;
        Chunk& chunk = m_chunks[turn & 1];
        chunk.filled = m_inflater.read(chunk.bytes);
        chunk.fileBytes = m_inflater.fileBytes();
        const bool last = !chunk.filled || *chunk.filled == 0;
        {
            const std::lock_guard lock(m_mutex);
            m_filled = turn + 1;
        }
        m_changed.notify_all();
        if (last)
            return;
    }
}

void GzipSource::waitUntilFull() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_filled > m_reading; });
}

void GzipSource::giveBack() {
    m_taken = 0;
    {
        const std::lock_guard lock(m_mutex);
        ++m_reading;
    }
    m_changed.notify_all();
}

} // namespace

Expected<std::unique_ptr<ByteSource>> openGzip(const std::string& path) {
    auto file = FileDescriptor::open(path);
    if (!file)
        return tl::unexpected(file.error());
    file->readAhead();
    return std::make_unique<GzipSource>(std::move(*file));
}

} // namespace loadstone
