// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stats/tallyframe.h"

#include "core/stats/framebytes.h"

#include <zlib.h>

namespace loadstone {

namespace {

constexpr std::string_view frameMark = "LSTF";
constexpr std::uint64_t frameVersion = 2;
constexpr std::size_t checkBytes = 4;
constexpr std::uint64_t largestTime = ~std::uint64_t{0} >> 1;
constexpr int mostDoublings = 33; // a cell may begin as late as Grid::lastCell

std::string checkOf(std::string_view bytes) {
    const auto sum =
        crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size()));
    std::string check;
    for (std::size_t i = 0; i < checkBytes; ++i)
        check.push_back(static_cast<char>(sum >> (8 * i)));
    return check;
}

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

void write(std::string& to, const Totals& totals) {
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
}

void read(FrameReader& from, Totals& totals, std::uint64_t version) {
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
}

void write(std::string& to, const Timeline& timeline) {
    appendNumber(to, static_cast<std::uint64_t>(timeline.doublings()));
    appendNumber(to, timeline.cells().size());
    for (const Timeline::Cell& cell : timeline.cells()) {
        appendNumber(to, cell.requests);
        appendNumber(to, cell.errors);
        appendNumber(to, cell.latencies.bytes().size());
        to += cell.latencies.bytes();
    }
}

Timeline::Cell readCell(FrameReader& from) {
    Timeline::Cell cell;
    cell.requests = from.number();
    cell.errors = from.number(cell.requests);
    if (auto latencies = SparseCounts::of(from.bytes(from.count())))
        cell.latencies = std::move(*latencies);
    else
        from.refuse();
    return cell;
}

void read(FrameReader& from, Timeline& timeline) {
    const auto doublings = static_cast<int>(from.number(mostDoublings));
    const std::size_t count = from.number(Timeline::capacity);
    std::vector<Timeline::Cell> cells;
    for (std::size_t i = 0; i < count && from.isGood(); ++i)
        cells.push_back(readCell(from));
    if (auto read = Timeline::of(doublings, std::move(cells)); read && from.isGood())
        timeline = std::move(*read);
    else
        from.refuse();
}

tl::unexpected<Error> damaged() {
    return fail("frame", "the frame is damaged or was cut short");
}

} // namespace

std::string encodeFrame(const TallyFrame& frame) {
    std::string bytes(frameMark);
    appendNumber(bytes, frameVersion);
    write(bytes, frame.totals);
    write(bytes, frame.timeline);
    return bytes + checkOf(bytes);
}

Expected<TallyFrame> decodeFrame(std::string_view bytes) {
    if (!bytes.starts_with(frameMark))
        return fail("frame", "this is not a frame of statistics");
    const std::uint64_t version = FrameReader(bytes.substr(frameMark.size())).number();
    if (version > frameVersion)
        return fail("frame",
                    "the frame was written by a newer version of Loadstone; update this one");
    if (version == 0 || bytes.size() < frameMark.size() + checkBytes)
        return damaged();
    const std::string_view checked = bytes.substr(0, bytes.size() - checkBytes);
    if (bytes.substr(checked.size()) != checkOf(checked))
        return damaged();
    FrameReader reader(checked.substr(frameMark.size()));
    reader.number();
    TallyFrame frame;
    read(reader, frame.totals, version);
    read(reader, frame.timeline);
    if (!reader.isGood() || !reader.atEnd())
        return damaged();
    return frame;
}

} // namespace loadstone
