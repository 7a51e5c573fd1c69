// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/pinned.h"
#include "core/ngram/input/bytesource.h"
#include "core/ngram/input/inflater.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <system_error>
#include <thread>

namespace loadstone {

namespace {

constexpr std::size_t chunkBytes = 64 * 1024;
constexpr std::uint64_t chunkCount = 32;
/// A thread that has to wait does so until there is this much to do: waking it is not cheap.
constexpr std::uint64_t worthWaking = chunkCount / 2;

/// What the unpacking thread hands over. It is read in place: what is kept of the chunk before
/// comes into the room in front.
class Chunk {
public:
    static constexpr std::size_t roomInFront = 4096;

    std::span<char> bytes() { return std::span(m_memory).subspan(roomInFront, chunkBytes); }
    /// The bytes from `from` to `to`, behind `kept`: roomInFront bytes at the most.
    std::span<char> between(std::size_t from, std::size_t to, std::span<const char> kept) {
        char* const begin = bytes().data() + from - kept.size();
        if (!kept.empty())
            std::memmove(begin, kept.data(), kept.size());
        return {begin, kept.size() + to - from};
    }

    Expected<std::size_t> filled = 0;
    std::uint64_t fileBytes = 0;
    bool hasOtherBehind = false;

private:
    std::vector<char> m_memory = std::vector<char>(roomInFront + chunkBytes + ReadBuffer::overread);
};

/// A ring of chunks that change hands: while one is read, others are filled.
class GzipSource : public ByteSource, private Pinned {
public:
    GzipSource(FileDescriptor file, std::uint64_t size)
        : m_inflater(std::move(file), size),
          m_thread([this](const std::stop_token& stop) { fill(stop); }) {}

    ~GzipSource() override {
        m_thread.request_stop();
        wake();
    }

    Expected<std::span<char>> next(std::span<const char> kept, std::size_t most) override;
    std::uint64_t fileBytes() const override { return m_fileBytes; }
    bool hasOtherBehind() const override { return m_hasOtherBehind; }

private:
    void fill(const std::stop_token& stop);
    void waitUntilFree(const std::stop_token& stop);
    void waitUntilFilled(std::uint64_t chunk);
    void giveBack();
    void wake();
    std::span<char> taken(Chunk& chunk, std::size_t from, std::span<const char> kept);

    std::array<Chunk, chunkCount> m_chunks;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::atomic<std::uint64_t> m_filled{0}; ///< chunks that the thread has filled
    std::atomic<std::uint64_t> m_read{0};   ///< chunks that were read to their end
    std::atomic<bool> m_hasEnded{false};    ///< no further chunk comes
    std::size_t m_taken = 0;                ///< bytes of the chunk that is being read
    ReadBuffer m_long;                      ///< for what is kept beyond the room of a chunk
    std::uint64_t m_fileBytes = 0;
    bool m_hasOtherBehind = false;
    Inflater m_inflater;
    std::jthread m_thread; ///< last, so that it ends before what it uses
};

Expected<std::span<char>> GzipSource::next(std::span<const char> kept, std::size_t most) {
    const bool isUsedUp = m_taken > 0 && m_taken == m_chunks.at(m_read % chunkCount).filled;
    const std::uint64_t at = isUsedUp ? m_read + 1 : m_read.load();
    waitUntilFilled(at);
    Chunk& chunk = m_chunks.at(at % chunkCount);
    if (!chunk.filled) // for ever: the thread has ended
        return tl::unexpected(chunk.filled.error());
    const std::size_t from = isUsedUp ? 0 : m_taken;
    m_taken = from + std::min(most, *chunk.filled - from);
    m_fileBytes = chunk.fileBytes;
    m_hasOtherBehind = chunk.hasOtherBehind;
    const std::span<char> given = taken(chunk, from, kept);
    if (isUsedUp)
        giveBack(); // not before what is kept of it was moved
    return given;
}

std::span<char> GzipSource::taken(Chunk& chunk, std::size_t from, std::span<const char> kept) {
    const std::size_t bytes = m_taken - from;
    if (kept.size() <= Chunk::roomInFront)
        return chunk.between(from, m_taken, kept);
    const std::span<char> room = m_long.roomBehind(kept, bytes);
    std::ranges::copy(chunk.bytes().subspan(from, bytes), room.begin());
    return m_long.first(kept.size() + bytes);
}

void GzipSource::fill(const std::stop_token& stop) {
    while (!m_hasEnded && !stop.stop_requested()) {
        waitUntilFree(stop);
        Chunk& chunk = m_chunks.at(m_filled % chunkCount);
        chunk.filled = m_inflater.read(chunk.bytes());
        chunk.fileBytes = m_inflater.fileBytes();
        chunk.hasOtherBehind = m_inflater.hasOtherBehind();
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

void GzipSource::waitUntilFilled(std::uint64_t chunk) {
    if (m_filled > chunk)
        return;
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_filled - m_read >= worthWaking || m_hasEnded; });
}

void GzipSource::giveBack() {
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

Expected<std::unique_ptr<ByteSource>> openGzip(FileDescriptor file, std::uint64_t size) {
    file.readAhead();
    try {
        return std::make_unique<GzipSource>(std::move(file), size);
    } catch (const std::system_error&) {
        return fail("workers", "no thread can be started to unpack a file; use fewer workers, or "
                               "raise the limits of processes (ulimit -u) and memory (ulimit -v)");
    }
}

} // namespace loadstone
