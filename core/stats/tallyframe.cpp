// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stats/tallyframe.h"

#include "core/stats/framebytes.h"
#include "core/stats/totalsbytes.h"

#include <zlib.h>

namespace loadstone {

namespace {

constexpr std::string_view frameMark = "LSTF";
constexpr std::uint64_t frameVersion = 5;
constexpr std::size_t checkBytes = 4;
constexpr int mostDoublings = 33; // a cell may begin as late as Grid::lastCell

std::string checkOf(std::string_view bytes) {
    const auto sum =
        crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size()));
    std::string check;
    for (std::size_t i = 0; i < checkBytes; ++i)
        check.push_back(static_cast<char>(sum >> (8 * i)));
    return check;
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
    appendTotals(bytes, frame.totals);
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
    readTotals(reader, frame.totals, version);
    read(reader, frame.timeline);
    if (!reader.isGood() || !reader.atEnd())
        return damaged();
    return frame;
}

} // namespace loadstone
