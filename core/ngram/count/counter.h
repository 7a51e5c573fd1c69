// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "core/ngram/input/blockreader.h"
#include "core/ngram/job/malformed.h"
#include "core/ngram/job/ngramjob.h"

#include <functional>
#include <memory>
#include <string_view>

namespace loadstone {

/// Takes what a counter has found.
class CountSink {
public:
    virtual ~CountSink() = default;
    /// `key` is only valid during the call.
    virtual void add(std::string_view key, std::uint64_t count) = 0;
};

/// Counts the n-grams in the blocks of one partition, in their order. One thread.
class Counter : private Pinned {
public:
    /// `line` is its number in the partition, from 0.
    using OnMalformed = std::function<void(std::uint64_t line, Malformed reason)>;

    Counter(CountSink& sink, OnMalformed onMalformed)
        : m_sink(sink), m_onMalformed(std::move(onMalformed)) {}
    virtual ~Counter() = default;

    virtual void count(const Block& block) = 0;
    /// What stands behind the partition; true if more of it is needed to finish what began within.
    virtual bool peek(const Block&) { return false; }
    /// Hands over what was still held back.
    virtual void finish() = 0;

    std::uint64_t lines() const { return m_lines; }
    std::uint64_t malformed() const { return m_malformed; }

protected:
    CountSink& sink() { return m_sink; }
    void passLines(std::uint64_t count) { m_lines += count; }
    void reject(Malformed reason);
    void rejectTooLong();

private:
    CountSink& m_sink;
    const OnMalformed m_onMalformed;
    std::uint64_t m_lines = 0;
    std::uint64_t m_malformed = 0;
};

std::unique_ptr<Counter> makeCounter(Format format, const NgramOptions& options, CountSink& sink,
                                     Counter::OnMalformed onMalformed);

/// Where the blocks of a format may be cut.
constexpr Separator separatorOf(Format format) {
    return format == Format::Text ? Separator::Whitespace : Separator::Newline;
}

} // namespace loadstone
