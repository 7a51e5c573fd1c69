// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <cstdint>

namespace loadstone {

/// How a counter is written that has one writer at a time: a load and a store, a fifth of what the
/// locked addition costs that many need. Any number of threads may read.
struct OneWriter {
    template <typename Value>
    static void add(std::atomic<Value>& counter, Value by, std::memory_order order) noexcept {
        counter.store(static_cast<Value>(counter.load(std::memory_order_relaxed) + by), order);
    }
    template <typename Value>
    static void replace(std::atomic<Value>& cell, Value& before, Value value) noexcept {
        cell.store(value, std::memory_order_relaxed);
        before = value;
    }
};

/// How a counter is written that any number of threads add to.
struct ManyWriters {
    template <typename Value>
    static void add(std::atomic<Value>& counter, Value by, std::memory_order order) noexcept {
        counter.fetch_add(by, order);
    }
    template <typename Value>
    static void replace(std::atomic<Value>& cell, Value& before, Value value) noexcept {
        if (cell.compare_exchange_weak(before, value, std::memory_order_relaxed))
            before = value;
    }
};

template <typename Writer, typename Value>
void increase(std::atomic<Value>& counter, Value by = 1,
              std::memory_order order = std::memory_order_relaxed) noexcept {
    Writer::add(counter, by, order);
}

/// Sets `cell` to `value` if that is more.
template <typename Writer, typename Value>
void raise(std::atomic<Value>& cell, Value value) noexcept {
    auto before = cell.load(std::memory_order_relaxed);
    while (value > before)
        Writer::replace(cell, before, value);
}

/// Sets `cell` to `value` if that is less.
template <typename Writer, typename Value>
void lower(std::atomic<Value>& cell, Value value) noexcept {
    auto before = cell.load(std::memory_order_relaxed);
    while (value < before)
        Writer::replace(cell, before, value);
}

} // namespace loadstone
