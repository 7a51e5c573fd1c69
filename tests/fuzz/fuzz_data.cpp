// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/csvrow.h"
#include "core/data/feed.h"
#include "core/data/holedtext.h"
#include "core/data/holefinder.h"

#include <cstdlib>
#include <fstream>

using namespace loadstone;

namespace {

void require(bool holds) {
    if (!holds)
        std::abort();
}

/// A row that was taken apart holds no more than its text.
void readRow(const std::string& text) {
    require(csvRowBytes(text) <= text.size());
    std::vector<std::string> values;
    if (!readCsvRow(text, values))
        return;
    std::size_t bytes = values.size() - 1;
    for (const std::string& value : values)
        bytes += value.size();
    require(bytes <= text.size());
}

void fillIn(const std::string& text) {
    static const auto feeds = std::make_shared<const Feeds>();
    const auto holed = HoledText::read(text, TextPlace::Header, *feeds);
    if (!holed)
        return;
    Values values(feeds, 1);
    std::string filled;
    holed->write(values, filled);
    require(holed->filled([](std::size_t) { return "0"; }).size() <= text.size());
}

void readFeed(const std::string& text) {
    const std::string file = "fuzz_data.feed";
    std::ofstream(file, std::ios::binary) << text;
    const auto feed = Feed::open({file, FeedChoice::Order::InOrder});
    if (!feed)
        return;
    std::vector<std::string> values;
    for (const std::uint64_t row : {std::uint64_t{0}, feed->rows() / 2, feed->rows() - 1}) {
        feed->read(row, values);
        require(values.size() == feed->columns().size());
    }
}

} // namespace

// What gives requests their values: placeholders and feeds.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    readRow(text);
    fillIn(text);
    readFeed(text);
    if (const auto choice = FeedChoice::read(text))
        require(FeedChoice::read(choice->text()) == *choice);
    return 0;
}
