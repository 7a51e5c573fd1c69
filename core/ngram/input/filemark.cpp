// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/input/filemark.h"

#include "core/ngram/input/filedescriptor.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <vector>

namespace loadstone {

Expected<FileMark> FileMark::of(const std::string& path) {
    constexpr std::uint64_t comparedBytes = 64 * 1024;
    const auto file = FileDescriptor::open(path);
    if (!file)
        return tl::unexpected(file.error());
    if (!file->isRegular())
        return unreadable(path, "it is no regular file");
    const auto sumFrom = [&](std::uint64_t offset) -> Expected<std::uint64_t> {
        std::vector<char> piece(comparedBytes);
        return file->readAt(piece, offset).map([&](std::size_t got) {
            return static_cast<std::uint64_t>(XXH3_64bits(piece.data(), got));
        });
    };
    const std::uint64_t size = file->size();
    const auto start = sumFrom(0);
    const auto end = sumFrom(size - std::min(size, comparedBytes));
    if (!start || !end)
        return tl::unexpected(start ? end.error() : start.error());
    return FileMark{size, *start, *end};
}

} // namespace loadstone
