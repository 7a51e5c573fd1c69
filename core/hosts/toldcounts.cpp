// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/hosts/toldcounts.h"

#include "core/base/descriptors.h"
#include "core/ngram/input/unnamedfile.h"
#include "core/report/tellcounts.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace loadstone {

namespace {

tl::unexpected<Error> noRoom() {
    const int reason = errno;
    return fail("", "the counts of the hosts cannot be kept in " + folderForUnnamed() + " (" +
                        std::strerror(reason) + "); name another folder in TMPDIR");
}

} // namespace

Expected<std::shared_ptr<ToldCounts>> ToldCounts::create() {
    const int descriptor = openUnnamed();
    if (descriptor < 0)
        return noRoom();
    return std::make_shared<ToldCounts>(FileDescriptor(descriptor, "what the hosts have told"));
}

Expected<void> ToldCounts::add(const SortedPiece& piece) {
    const int file = m_file.descriptor();
    if (piece.epoch != m_epoch) {
        m_epoch = piece.epoch;
        m_bytes = 0;
        m_ends.clear();
        if (::ftruncate(file, 0) != 0 || ::lseek(file, 0, SEEK_SET) != 0)
            return noRoom();
    }
    if (!writeAll(file, piece.bytes))
        return noRoom();
    m_bytes += piece.bytes.size();
    if (piece.isLast)
        m_ends.push_back(m_bytes);
    return {};
}

Expected<std::optional<NgramReport>>
ToldCounts::tell(NgramReport report, const NgramQuestions& questions, const TakeCount& take) const {
    raiseDescriptorLimit();
    std::vector<std::unique_ptr<PartReader>> readers;
    std::uint64_t from = 0;
    for (const std::uint64_t end : m_ends) {
        FileDescriptor file(::fcntl(m_file.descriptor(), F_DUPFD_CLOEXEC, 0), m_file.name());
        auto buffer = std::make_unique<ReadBuffer>();
        auto source = openPlain(std::move(file), from, end, *buffer);
        readers.push_back(
            std::make_unique<PartReader>(m_file.name(), std::move(source), std::move(buffer)));
        from = end;
    }
    return tellCounts(std::move(report), readers, questions, take);
}

} // namespace loadstone
