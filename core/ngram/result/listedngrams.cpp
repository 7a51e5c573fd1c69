// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/result/listedngrams.h"

namespace loadstone {

Expected<NgramResult> resultOf(std::span<const NgramResult::Counted> listed) {
    std::array<CountTable, hashPartitions> tables;
    for (const auto& [ngram, count] : listed) {
        const std::uint64_t hash = hashOf(ngram);
        if (!tables.at(hashPartitionOf(hash)).add(ngram, hash, count))
            return fail("", "there are too many n-grams");
    }
    return resultOf(tables);
}

Expected<NgramResult> resultOf(std::span<CountTable, hashPartitions> tables) {
    auto memory =
        SharedMemory::create("loadstone-listed", Heap::bytes, SharedMemory::Access::Parts);
    if (!memory)
        return tl::unexpected(memory.error());
    Heap heap(memory->descriptor(), 0);
    std::array<ResultPlace, hashPartitions> places{};
    for (std::size_t i = 0; i < hashPartitions; ++i) {
        const auto offset = writeResult(heap, tables[i]);
        if (!offset)
            return tl::unexpected(offset.error());
        tables[i].release();
        places.at(i) = {0, true, *offset};
    }
    auto part = SharedPart::map(*memory, 0, heap.used());
    if (!part)
        return tl::unexpected(part.error());
    std::vector<SharedPart> parts;
    parts.push_back(std::move(*part));
    return NgramResult(std::move(parts), places);
}

} // namespace loadstone
