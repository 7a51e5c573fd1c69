// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stats/totalsbytes.h"

#include "core/http/querydetails.h"

namespace loadstone {

namespace {

constexpr std::uint64_t largestTime = ~std::uint64_t{0} >> 1;

void write(std::string& to, const Histogram& histogram) {
    const auto& counts = histogram.counts();
    std::size_t used = 0;
    for (const auto count : counts)
        used += count != 0 ? 1 : 0;
    appendNumber(to, used);
    if (used == 0)
        return;
    for (std::size_t i = 0, next = 0; i < counts.size(); ++i)
        if (counts[i] != 0) {
            appendNumber(to, i - next);
            appendNumber(to, counts[i]);
            next = i + 1;
        }
    appendNumber(to, static_cast<std::uint64_t>(histogram.min()));
    appendNumber(to, static_cast<std::uint64_t>(histogram.max()));
    appendNumber(to, histogram.sum());
}

/// What a frame has of a rate, since version 2.
template <typename Of, typename Each>
void forPace(Of& totals, const Each& each) {
    each(totals.lateStarts);
    each(totals.waits);
    each(totals.serviceOk);
    each(totals.lateness);
    each(totals.userWaits);
}

void write(std::string& to, const CheckCounts& checks) {
    std::size_t used = mostChecks;
    while (used > 0 && checks.passed[used - 1] == 0 && checks.failed[used - 1] == 0)
        --used;
    appendNumber(to, used);
    for (std::size_t i = 0; i < used; ++i) {
        appendNumber(to, checks.passed[i]);
        appendNumber(to, checks.failed[i]);
    }
    appendNumber(to, checks.cutBodies);
}

void read(FrameReader& from, CheckCounts& checks) {
    const std::size_t used = from.number(mostChecks);
    for (std::size_t i = 0; i < used; ++i) {
        checks.passed.at(i) = from.number();
        checks.failed.at(i) = from.number();
    }
    checks.cutBodies = from.number();
}

/// The least and the most of a histogram lie in the first and in the last of its buckets.
bool agrees(const Histogram& histogram, std::size_t first, std::size_t last, std::int64_t least,
            std::int64_t most) {
    const HistogramLayout& layout = histogram.layout();
    return least <= most && layout.indexOf(least) == first && layout.indexOf(most) == last;
}

void read(FrameReader& from, Histogram& histogram) {
    const std::size_t used = from.count();
    std::size_t first = 0;
    std::size_t next = 0;
    for (std::size_t i = 0; i < used; ++i) {
        const std::size_t index = next + from.number(histogram.layout().size - 1);
        const std::uint64_t count = from.number();
        if (index >= histogram.layout().size || count == 0)
            return from.refuse();
        histogram.addBucket(index, count);
        first = i == 0 ? index : first;
        next = index + 1;
    }
    if (used == 0)
        return;
    const auto least = static_cast<std::int64_t>(from.number(largestTime));
    const auto most = static_cast<std::int64_t>(from.number(largestTime));
    histogram.addExact(least, most, from.number());
    if (!agrees(histogram, first, next - 1, least, most))
        from.refuse();
}

template <typename Histograms, typename Each>
void forHistograms(Histograms& totals, const Each& each) {
    each(totals.latencyOk);
    each(totals.latencyFailed);
    each(totals.abortedAges);
    each(totals.lag);
    for (auto& phase : totals.phases)
        each(phase);
}

template <typename Counters, typename Each>
void forCounters(Counters& totals, const Each& each) {
    for (auto* counter :
         {&totals.started, &totals.ok, &totals.failed, &totals.aborted, &totals.bytesSent,
          &totals.bytesReceived, &totals.connectionsOpened, &totals.retries})
        each(*counter);
}

using Counts = std::map<int, std::uint64_t>;

void write(std::string& to, const Counts& counts) {
    appendNumber(to, counts.size());
    for (const auto& [key, count] : counts) {
        appendNumber(to, static_cast<std::uint64_t>(key));
        appendNumber(to, count);
    }
}

int readKey(FrameReader& from) {
    constexpr std::uint64_t largestKey = 0x7fffffff;
    return static_cast<int>(from.number(largestKey));
}

void read(FrameReader& from, Counts& counts) {
    for (std::size_t left = from.count(); left > 0 && from.isGood(); --left) {
        const int key = readKey(from);
        if (!counts.emplace(key, from.number()).second)
            from.refuse();
    }
}

void write(std::string& to, std::uint64_t number) {
    appendNumber(to, number);
}

void read(FrameReader& from, std::uint64_t& number) {
    number = from.number();
}

/// What a frame has of answers beside their status, since version 3.
void writeAnswers(std::string& to, const Totals& totals) {
    write(to, totals.checks);
    appendNumber(to, totals.packed.size());
    for (const auto& [coding, count] : totals.packed) {
        appendNumber(to, static_cast<std::uint64_t>(coding));
        appendNumber(to, count);
    }
}

void readAnswers(FrameReader& from, Totals& totals) {
    read(from, totals.checks);
    for (std::size_t left = from.count(); left > 0 && from.isGood(); --left) {
        const auto coding = static_cast<ContentCoding>(from.number(contentCodingNames.size() - 1));
        if (!totals.packed.emplace(coding, from.number()).second)
            from.refuse();
    }
}

/// What a frame has of statements, since version 5.
void writeStatements(std::string& to, const std::vector<StatementTotals>& statements) {
    appendNumber(to, statements.size());
    for (const StatementTotals& one : statements) {
        appendNumber(to, one.failed);
        appendNumber(to, one.rows);
        write(to, one.times);
    }
}

void readStatements(FrameReader& from, std::vector<StatementTotals>& statements) {
    statements.resize(from.number(mostTimedStatements));
    for (StatementTotals& one : statements) {
        one.failed = from.number();
        one.rows = from.number();
        read(from, one.times);
    }
    if (!statements.empty() && statements.back() == StatementTotals())
        from.refuse();
}

void writeMessages(std::string& to, const std::map<Failure, std::string>& messages) {
    appendNumber(to, messages.size());
    for (const auto& [failure, message] : messages) {
        appendNumber(to, static_cast<std::uint64_t>(failure.first));
        appendNumber(to, static_cast<std::uint64_t>(failure.second));
        appendNumber(to, message.size());
        to += message;
    }
}

void readMessages(FrameReader& from, std::map<Failure, std::string>& messages) {
    for (std::size_t left = from.count(); left > 0 && from.isGood(); --left) {
        const auto errorClass = static_cast<ErrorClass>(from.number(errorClassCount - 1));
        const int code = readKey(from);
        const std::string text(from.bytes(from.count()));
        if (!messages.emplace(Failure(errorClass, code), text).second)
            from.refuse();
    }
}

} // namespace

void appendTotals(std::string& to, const Totals& totals) {
    forCounters(totals, [&](std::uint64_t counter) { appendNumber(to, counter); });
    forHistograms(totals, [&](const Histogram& histogram) { write(to, histogram); });
    write(to, totals.statuses);
    write(to, totals.httpVersions);
    appendNumber(to, totals.errors.size());
    for (const auto& [key, count] : totals.errors) {
        appendNumber(to, static_cast<std::uint64_t>(key.first));
        appendNumber(to, static_cast<std::uint64_t>(key.second));
        appendNumber(to, count);
    }
    forPace(totals, [&](const auto& figure) { write(to, figure); });
    writeAnswers(to, totals);
    appendNumber(to, totals.rows); // since version 4
    writeStatements(to, totals.statements);
    writeMessages(to, totals.messages);
}

void readTotals(FrameReader& from, Totals& totals, std::uint64_t version) {
    forCounters(totals, [&](std::uint64_t& counter) { counter = from.number(); });
    forHistograms(totals, [&](Histogram& histogram) { read(from, histogram); });
    read(from, totals.statuses);
    read(from, totals.httpVersions);
    for (std::size_t left = from.count(); left > 0 && from.isGood(); --left) {
        const auto errorClass = static_cast<ErrorClass>(from.number(errorClassCount - 1));
        const int code = readKey(from);
        if (!totals.errors.emplace(std::pair(errorClass, code), from.number()).second)
            from.refuse();
    }
    if (version > 1)
        forPace(totals, [&](auto& figure) { read(from, figure); });
    if (version > 2)
        readAnswers(from, totals);
    if (version > 3)
        totals.rows = from.number();
    if (version > 4) {
        readStatements(from, totals.statements);
        readMessages(from, totals.messages);
    }
}

} // namespace loadstone
