#include "core/ngram/bytesource.h"
#include "core/ngram/inflater.h"

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <thread>

namespace loadstone {

namespace {

constexpr std::size_t chunkBytes = 64 * 1024;
constexpr std::uint64_t chunkCount = 32;
/// A thread that has to wait does so until there is this much to do: waking it is not cheap.
constexpr std::uint64_t worthWaking = chunkCount / 2;

/// What the unpacking thread hands over.
struct Chunk {
    std::vector<char> bytes = std::vector<char>(chunkBytes);
    Expected<std::size_t> filled = 0;
    std::uint64_t fileBytes = 0;
};

/// A ring of chunks that change hands: while one is read, others are filled.
class GzipSource : public ByteSource {
public:
    explicit GzipSource(FileDescriptor file)
        : m_inflater(std::move(file)),
          m_thread([this](const std::stop_token& stop) { fill(stop); }) {}

    ~GzipSource() override {
        m_thread.request_stop();
        wake();
    }
    GzipSource(const GzipSource&) = delete;
    GzipSource& operator=(const GzipSource&) = delete;

    Expected<std::size_t> read(std::span<char> buffer) override {
        waitUntilFilled();
        const Chunk& chunk = m_chunks.at(m_read % chunkCount);
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
    void waitUntilFree(const std::stop_token& stop);
    void waitUntilFilled();
    void giveBack();
    void wake();

    std::array<Chunk, chunkCount> m_chunks;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::atomic<std::uint64_t> m_filled{0}; ///< chunks that the thread has filled
    std::atomic<std::uint64_t> m_read{0};   ///< chunks that were read to their end
    std::atomic<bool> m_hasEnded{false};    ///< no further chunk comes
    std::size_t m_taken = 0;                ///< bytes of the chunk that is being read
    std::uint64_t m_fileBytes = 0;
    Inflater m_inflater;
    std::jthread m_thread; ///< last, so that it ends before what it uses
};

void GzipSource::fill(const std::stop_token& stop) {
    while (!m_hasEnded && !stop.stop_requested()) {
        waitUntilFree(stop);
        Chunk& chunk = m_chunks.at(m_filled % chunkCount);
        chunk.filled = m_inflater.read(chunk.bytes);
        chunk.fileBytes = m_inflater.fileBytes();
        m_hasEnded = !chunk.filled || *chunk.filled == 0;
        ++m_filled;
        if (m_hasEnded || m_filled - m_read == worthWaking)
            wake();
    }
}

void GzipSource::waitUntilFree(const std::stop_token& stop) {
    if (m_filled - m_read < chunkCount)
        return;
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, stop, [this] { return m_filled - m_read <= chunkCount - worthWaking; });
}

void GzipSource::waitUntilFilled() {
    if (m_filled > m_read)
        return;
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_filled - m_read >= worthWaking || m_hasEnded; });
}

void GzipSource::giveBack() {
    m_taken = 0;
    ++m_read;
    if (m_filled - m_read == chunkCount - worthWaking)
        wake();
}

/// Under the lock, so that nobody goes to sleep between its look and the call.
void GzipSource::wake() {
    { const std::lock_guard lock(m_mutex); }
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
