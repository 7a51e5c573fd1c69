// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "core/hosts/countmessages.h"
#include "core/ngram/input/filedescriptor.h"
#include "core/ngram/result/partmerge.h"

namespace loadstone {

/// The counts that all hosts have told, one after the other, each sorted: in a file without a name,
/// so that memory does not grow with them. One thread.
class ToldCounts : private Pinned {
public:
    /// The error is that there can be no such file.
    static Expected<std::shared_ptr<ToldCounts>> create();
    explicit ToldCounts(FileDescriptor file) : m_file(std::move(file)) {}

    /// What came before a piece of a newer epoch is forgotten. The error is a lack of room.
    Expected<void> add(const SortedPiece& piece);

    /// Once all has come: as tellCounts().
    Expected<std::optional<NgramReport>> tell(NgramReport report, const NgramQuestions& questions,
                                              const TakeCount& take) const;

private:
    const FileDescriptor m_file;
    std::uint32_t m_epoch = 0;
    std::uint64_t m_bytes = 0;
    std::vector<std::uint64_t> m_ends; ///< of what each host has told
};

} // namespace loadstone
