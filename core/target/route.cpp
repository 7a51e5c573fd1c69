// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/target/route.h"

#include "core/target/slots.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace loadstone {

namespace {

constexpr std::int64_t mostDelayMs = 3'600'000;
constexpr std::uint64_t mostBytes = 1'000'000'000;

template <typename Number>
std::optional<Number> numberFrom(std::string_view text) {
    Number number{};
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

std::optional<Milliseconds> delayFrom(std::string_view text) {
    const auto number = numberFrom<std::int64_t>(text);
    if (!number || *number < 0 || *number > mostDelayMs)
        return std::nullopt;
    return Milliseconds(*number);
}

Route textRoute(int status, std::string text) {
    Route route;
    route.status = status;
    route.text = std::move(text);
    return route;
}

Route wrong(std::string sentence) {
    return textRoute(400, std::move(sentence) + "\n");
}

Route index(std::string_view) {
    return textRoute(200, std::string(routeList()));
}

Route delay(std::string_view value) {
    const auto time = delayFrom(value);
    if (!time)
        return wrong("The delay is a whole number of milliseconds from 0 to 3600000.");
    Route route = textRoute(200, "ok\n");
    route.leastDelay = route.mostDelay = *time;
    return route;
}

Route jitter(std::string_view value) {
    const std::size_t dash = std::min(value.find('-'), value.size());
    const auto least = delayFrom(value.substr(0, dash));
    const auto most = delayFrom(value.substr(std::min(dash + 1, value.size())));
    if (!least || !most || *least > *most)
        return wrong("The jitter is two whole numbers of milliseconds from 0 to 3600000, the "
                     "smaller one first: /jitter/10-50.");
    Route route = textRoute(200, "ok\n");
    route.leastDelay = *least;
    route.mostDelay = *most;
    return route;
}

Route slotsRoute(std::string_view value) {
    const std::size_t slash = std::min(value.find('/'), value.size());
    const auto count = numberFrom<std::size_t>(value.substr(0, slash));
    const auto time = delayFrom(value.substr(std::min(slash + 1, value.size())));
    if (!count || *count < 1 || *count > Slots::mostSlots || !time)
        return wrong("The number of slots is from 1 to 1000, and the delay a whole number of "
                     "milliseconds from 0 to 3600000: /slots/8/20.");
    Route route = textRoute(200, "ok\n");
    route.atOnce = *count;
    route.leastDelay = route.mostDelay = *time;
    return route;
}

Route status(std::string_view value) {
    const auto code = numberFrom<int>(value);
    if (!code || *code < 200 || *code > 599)
        return wrong("The status is a number from 200 to 599.");
    const bool bodyless = *code == 204 || *code == 304;
    return textRoute(*code, bodyless ? "" : "status " + std::to_string(*code) + "\n");
}

Route bytes(std::string_view value) {
    const auto size = numberFrom<std::uint64_t>(value);
    if (!size || *size > mostBytes)
        return wrong("The size is a whole number of bytes from 0 to 1000000000.");
    Route route;
    route.action = Route::Action::Bytes;
    route.bytes = *size;
    return route;
}

Route flaky(std::string_view value) {
    const auto percent = numberFrom<double>(value);
    if (!percent || !(*percent >= 0 && *percent <= 100))
        return wrong("The share of failures is a number of percent from 0 to 100.");
    Route route = textRoute(200, "ok\n");
    route.failureShare = *percent / 100;
    return route;
}

Route echo(std::string_view) {
    Route route;
    route.action = Route::Action::Echo;
    return route;
}

Route drop(std::string_view) {
    Route route;
    route.action = Route::Action::Drop;
    return route;
}

struct Entry {
    std::string_view name;
    bool takesValue;
    Route (*make)(std::string_view value);
};

constexpr std::array entries{
    Entry{"", false, index},       Entry{"delay", true, delay}, Entry{"jitter", true, jitter},
    Entry{"status", true, status}, Entry{"bytes", true, bytes}, Entry{"echo", false, echo},
    Entry{"drop", false, drop},    Entry{"flaky", true, flaky}, Entry{"slots", true, slotsRoute},
};

} // namespace

std::string_view routeList() {
    return "Loadstone target. It answers:\n"
           "  /                this list\n"
           "  /delay/MS        after MS milliseconds\n"
           "  /jitter/MIN-MAX  after a random time between MIN and MAX milliseconds\n"
           "  /status/CODE     with this status, 200 to 599\n"
           "  /bytes/N         with N bytes, at most 1000000000\n"
           "  /echo            with what it was sent\n"
           "  /drop            not at all: it closes the connection\n"
           "  /flaky/PERCENT   this share of requests with 500, the rest with 200\n"
           "  /slots/N/MS      N requests at once, each after MS milliseconds; others wait\n";
}

Route parseRoute(std::string_view path) {
    if (path.starts_with('/'))
        path.remove_prefix(1);
    const std::size_t slash = path.find('/');
    const std::string_view name = path.substr(0, slash);
    const bool hasValue = slash != std::string_view::npos;
    for (const Entry& entry : entries)
        if (entry.name == name && entry.takesValue == hasValue)
            return entry.make(hasValue ? path.substr(slash + 1) : std::string_view());
    return textRoute(404, "There is nothing here.\n" + std::string(routeList()));
}

} // namespace loadstone
