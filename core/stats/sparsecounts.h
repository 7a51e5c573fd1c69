// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stats/framebytes.h"
#include "core/stats/histogramlayout.h"

#include <memory>
#include <optional>
#include <string>

namespace loadstone {

/// Counts by bucket of coarseLayout, in two or three bytes for each that is not 0: what a timeline
/// keeps of the latencies in a cell. Equal counts are equal bytes. One thread at a time; copies are
/// each its own.
class SparseCounts {
public:
    /// Steps through the buckets in ascending order.
    class Cursor {
    public:
        explicit Cursor(const SparseCounts& counts) : m_reader(counts.bytes()) { step(); }

        bool atEnd() const { return m_count == 0; }
        std::size_t bucket() const { return m_bucket; }
        std::uint64_t count() const { return m_count; }
        /// The count; then it is at the next one.
        std::uint64_t take() {
            const std::uint64_t count = m_count;
            step();
            return count;
        }
        void step() {
            m_bucket = m_next + static_cast<std::size_t>(m_reader.number());
            m_count = m_reader.number();
            m_next = m_bucket + 1;
        }

    private:
        FrameReader m_reader;
        std::size_t m_bucket = 0;
        std::size_t m_next = 0;
        std::uint64_t m_count = 0; ///< 0: behind the last
    };

    /// Reads bytes() of others; none if these are not counts.
    static std::optional<SparseCounts> of(std::string_view bytes);

    /// `bucket` is beyond all that are there, and `count` is not 0.
    void append(std::size_t bucket, std::uint64_t count);
    void add(const SparseCounts& other);

    bool empty() const { return !m_bytes; }
    const std::string& bytes() const;
    bool operator==(const SparseCounts& other) const { return bytes() == other.bytes(); }

private:
    /// Distance to the bucket before, and count, of each; none if there is nothing. Copies share
    /// it: a run's course is copied into each of its snapshots.
    std::shared_ptr<std::string> m_bytes;
    std::size_t m_next = 0;
};

} // namespace loadstone
