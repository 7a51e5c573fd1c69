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
    constexpr std::uint64_t looksAt = 64 * 1024;
    const auto file = FileDescriptor::open(path);
    if (!file)
        return tl::unexpected(file.error());
    if (!file->isRegular())
        return unreadable(path, "it is no regular file");
    const auto sumFrom = [&](std::uint64_t offset) -> Expected<std::uint64_t> {
        std::vector<char> bytes(looksAt);
        return file->readAt(bytes, offset).map([&](std::size_t got) {
            return static_cast<std::uint64_t>(XXH3_64bits(bytes.data(), got));
        });
    };
    FileMark mark{file->size(), 0, 0};
    const auto start = sumFrom(0);
    const auto end = sumFrom(mark.bytes - std::min(mark.bytes, looksAt));
    if (!start || !end)
        return tl::unexpected(start ? end.error() : start.error());
    mark.startSum = *start;
    mark.endSum = *end;
    return mark;
}

} // namespace loadstone
