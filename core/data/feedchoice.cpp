// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/feedchoice.h"

#include <algorithm>
#include <array>

namespace loadstone {

namespace {

constexpr std::array<std::string_view, 3> orders{"in-order", "random", "once"};

} // namespace

std::string FeedChoice::text() const {
    if (order == Order::InOrder && file.find(':') == std::string::npos)
        return file;
    return file + ":" + std::string(orders.at(static_cast<std::size_t>(order)));
}

// A colon may be part of the file's name: only a known order behind the last one is an order.
Expected<FeedChoice> FeedChoice::read(std::string_view text) {
    FeedChoice choice{std::string(text), Order::InOrder};
    const auto colon = text.rfind(':');
    if (colon != std::string_view::npos) {
        const auto order = std::ranges::find(orders, text.substr(colon + 1));
        if (order != orders.end())
            choice = {std::string(text.substr(0, colon)),
                      static_cast<Order>(order - orders.begin())};
    }
    if (choice.file.empty())
        return fail("", "a feed needs its file, as in users.csv or users.csv:random");
    return choice;
}

} // namespace loadstone
