// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/result/ngramorder.h"

#include "core/ngram/result/inpieces.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstring>
#include <numeric>
#include <queue>
#include <thread>

namespace loadstone {

namespace {

/// An n-gram to be sorted; its first bytes decide most comparisons without a look at the rest.
struct Item {
    std::uint64_t prefix;
    std::uint32_t position;
    std::uint32_t bytes;
    const char* key;

    std::string_view ngram() const { return {key, bytes}; }
    bool operator<(const Item& other) const {
        return prefix != other.prefix ? prefix < other.prefix : ngram() < other.ngram();
    }
};

std::uint64_t prefixOf(std::string_view key) {
    std::uint64_t prefix = 0;
    std::memcpy(&prefix, key.data(), std::min(key.size(), sizeof prefix));
    return __builtin_bswap64(prefix);
}

std::vector<Item> sortedItems(const NgramResult& result, std::size_t block) {
    const EntriesView view = result.blocks()[block].entries();
    auto position = static_cast<std::uint32_t>(result.firstOf(block));
    std::vector<Item> items;
    items.reserve(view.entries.size());
    for (const Entry& entry : view.entries) {
        const std::string_view key = view.key(entry);
        items.push_back({prefixOf(key), position++, entry.keyBytes, key.data()});
    }
    std::ranges::sort(items, std::less<>());
    return items;
}

/// What is left of a sorted list; the one with the smallest head comes first.
struct Rest {
    const Item* at;
    const Item* end;

    bool operator<(const Rest& other) const { return *other.at < *at; }
};

Positions merged(const std::vector<std::vector<Item>>& lists, std::size_t size) {
    std::priority_queue<Rest> rests;
    for (const auto& list : lists)
        if (!list.empty())
            rests.push({list.data(), list.data() + list.size()});
    Positions order;
    order.reserve(size);
    while (!rests.empty()) {
        Rest rest = rests.top();
        rests.pop();
        order.push_back(rest.at->position);
        if (++rest.at != rest.end)
            rests.push(rest);
    }
    return order;
}

struct Ranked {
    std::uint64_t count;
    std::uint32_t position;
};

std::vector<Ranked> ranked(const NgramResult& result) {
    std::vector<Ranked> all;
    all.reserve(result.size());
    for (const ResultBlock& block : result.blocks())
        for (const Entry& entry : block.entries().entries)
            all.push_back({entry.count, static_cast<std::uint32_t>(all.size())});
    return all;
}

auto largerFirst(const NgramResult& result) {
    return [&result](const Ranked& a, const Ranked& b) {
        return a.count != b.count ? a.count > b.count
                                  : result[a.position].ngram < result[b.position].ngram;
    };
}

Positions positionsOf(const std::vector<Ranked>& ranked, std::size_t most) {
    Positions positions;
    positions.reserve(most);
    for (std::size_t i = 0; i < most; ++i)
        positions.push_back(ranked[i].position);
    return positions;
}

} // namespace

Positions orderByNgram(const NgramResult& result, int threads) {
    std::vector<std::vector<Item>> lists(result.blocks().size());
    std::atomic<std::size_t> next{0};
    {
        std::vector<std::jthread> sorters;
        sorters.reserve(static_cast<std::size_t>(threads));
        for (int i = 0; i < threads; ++i)
            sorters.emplace_back([&] {
                for (std::size_t block = next++; block < lists.size(); block = next++)
                    lists[block] = sortedItems(result, block);
            });
    }
    return merged(lists, result.size());
}

Positions orderByCount(const NgramResult& result) {
    auto all = ranked(result);
    std::ranges::sort(all, largerFirst(result));
    return positionsOf(all, all.size());
}

Positions topByCount(const NgramResult& result, std::size_t most) {
    if (most == 0)
        return {};
    const auto larger = largerFirst(result);
    std::vector<Ranked> heap; // the smallest of the largest in front
    std::uint32_t position = 0;
    for (const ResultBlock& block : result.blocks())
        for (const Entry& entry : block.entries().entries) {
            const Ranked candidate{entry.count, position++};
            if (heap.size() == most && !larger(candidate, heap.front()))
                continue;
            if (heap.size() == most) {
                std::ranges::pop_heap(heap, larger);
                heap.pop_back();
            }
            heap.push_back(candidate);
            std::ranges::push_heap(heap, larger);
        }
    std::ranges::sort_heap(heap, larger);
    return positionsOf(heap, heap.size());
}

void appendCount(std::string& lines, std::string_view ngram, std::uint64_t count) {
    lines.append(ngram).append("\t").append(std::to_string(count)).append("\n");
}

bool writeCounts(const NgramResult& result, const Positions& order,
                 const std::function<bool(std::string_view)>& write) {
    const auto append = [&](std::string& piece, std::size_t row) {
        const auto [ngram, count] = result[order[row]];
        appendCount(piece, ngram, count);
    };
    return writeInPieces({}, order.size(), append, write);
}

} // namespace loadstone
