// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/result/partmerge.h"
#include "core/report/ngrampart.h"
#include "tests/support/memorysource.h"

#include <cstdlib>

using namespace loadstone;

namespace {

struct ReadPart {
    std::string head, lines;
    std::uint64_t counts = 0, sum = 0;
};

/// Nothing unless it is the file of a part. In pieces: how the bytes come must not matter.
std::optional<ReadPart> readPart(std::string_view file, std::size_t piece) {
    std::vector<std::unique_ptr<PartReader>> parts;
    parts.push_back(std::make_unique<PartReader>(
        "part", std::make_unique<MemorySource>(file, std::uint64_t{0}, piece)));
    const auto head = parts.front()->head();
    if (!head)
        return std::nullopt;
    ReadPart read{*head, {}, 0, 0};
    const auto merged = mergeCounts(parts, [&](std::string_view ngram, std::uint64_t count) {
        read.lines.append(ngram).append("\t").append(std::to_string(count)).append("\n");
        ++read.counts;
        read.sum = addCounts(read.sum, count);
        return true;
    });
    return merged ? std::optional(read) : std::nullopt;
}

} // namespace

// What is taken for a part is one: written again it is read as the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view file(reinterpret_cast<const char*>(data), size);
    const auto whole = readPart(file, SIZE_MAX);
    const auto inPieces = readPart(file, 7);
    if (whole.has_value() != inPieces.has_value() ||
        (whole && (whole->head != inPieces->head || whole->lines != inPieces->lines)))
        std::abort();
    if (!whole)
        return 0;
    const auto again =
        readPart(std::string(PartReader::firstWords) + whole->head + "\n" + whole->lines +
                     PartReader::lastLine(whole->counts, whole->sum) + "\n",
                 SIZE_MAX);
    if (!again || again->lines != whole->lines)
        std::abort();
    const auto report = partFromHead(whole->head);
    if (report && !partFromHead(encodePartHead(*report)))
        std::abort();
    return 0;
}
