// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/hosts/countexchange.h"

#include "core/ngram/result/listedngrams.h"

#include <cstring>

namespace loadstone {

namespace {

constexpr std::size_t pieceBytes = 256 * 1024;
constexpr int mostUnderWay = 4;

struct EntryHead {
    std::uint64_t count;
    std::uint32_t bytes;
};

void append(std::string& piece, const EntryHead& head, std::string_view ngram) {
    piece.append(reinterpret_cast<const char*>(&head.count), sizeof head.count);
    piece.append(reinterpret_cast<const char*>(&head.bytes), sizeof head.bytes);
    piece.append(ngram);
}

} // namespace

CountExchange::CountExchange(ExchangeOrder order, std::size_t own, Send send)
    : m_order(std::move(order)), m_own(own), m_send(std::move(send)) {
    for (std::size_t i = 0; i < hashPartitions; ++i)
        m_outlets[m_order.owners.at(i)].blocks.push_back(i);
    if (m_outlets.contains(own))
        m_awaited.insert(m_order.senders.begin(), m_order.senders.end());
}

void CountExchange::begin(NgramResult counted) {
    m_counted = std::move(counted);
    for (auto& [owner, outlet] : m_outlets)
        sendMore(owner, outlet);
}

void CountExchange::sendMore(std::size_t owner, Outlet& outlet) {
    for (; outlet.underWay < mostUnderWay && !outlet.isEmpty; ++outlet.underWay) {
        const CountPiece piece = nextPiece(outlet);
        outlet.isEmpty = piece.isLast;
        m_send(owner, piece);
    }
}

CountPiece CountExchange::nextPiece(Outlet& outlet) const {
    CountPiece piece{m_order.epoch, {}, false};
    for (; outlet.block < outlet.blocks.size(); ++outlet.block, outlet.entry = 0) {
        const EntriesView view = m_counted.blocks()[outlet.blocks[outlet.block]].entries();
        for (; outlet.entry < view.entries.size(); ++outlet.entry) {
            if (piece.bytes.size() >= pieceBytes)
                return piece;
            const Entry& entry = view.entries[outlet.entry];
            append(piece.bytes, {entry.count, entry.keyBytes}, view.key(entry));
        }
    }
    piece.isLast = true;
    return piece;
}

void CountExchange::take(std::size_t from, const CountPiece& piece) {
    if (piece.epoch != m_order.epoch || !m_awaited.contains(from))
        return;
    add(piece.bytes);
    m_send(from, PieceTaken{m_order.epoch, m_own});
    if (piece.isLast)
        m_awaited.erase(from);
}

void CountExchange::take(std::size_t from, const PieceTaken& taken) {
    const auto outlet = m_outlets.find(from);
    if (taken.epoch != m_order.epoch || outlet == m_outlets.end())
        return;
    --outlet->second.underWay;
    sendMore(from, outlet->second);
}

void CountExchange::add(std::string_view bytes) {
    EntryHead head{};
    constexpr std::size_t headBytes = sizeof head.count + sizeof head.bytes;
    while (bytes.size() >= headBytes) {
        std::memcpy(&head.count, bytes.data(), sizeof head.count);
        std::memcpy(&head.bytes, bytes.data() + sizeof head.count, sizeof head.bytes);
        const std::string_view ngram = bytes.substr(headBytes, head.bytes);
        const std::uint64_t hash = hashOf(ngram);
        m_isFull |= !m_tables.at(hashPartitionOf(hash)).add(ngram, hash, head.count);
        bytes.remove_prefix(headBytes + ngram.size());
    }
}

Expected<NgramResult> CountExchange::takeOwned() {
    if (m_isFull)
        return fail("", "there are too many different n-grams; count fewer files at once");
    return resultOf(m_tables);
}

} // namespace loadstone
