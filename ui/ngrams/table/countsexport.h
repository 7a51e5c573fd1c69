#pragma once

#include "ui/ngrams/table/ngramorders.h"
#include "ui/widgets/aside.h"
#include "ui/widgets/messagebar.h"

namespace loadstone {

/// Writes counts to a file, away from the GUI thread. A file under the final name is always whole.
/// `tell` says how it ended, on the GUI thread, unless the context of `aside` is gone by then.
using TellExport = std::function<void(const Message& message)>;

/// All n-grams, by their bytes: "ngram TAB count".
void exportCounts(Aside& aside, const QString& file, const NgramResult& result,
                  const TellExport& tell);

/// These n-grams with rank, count and share, under a header; as CSV if the file's ending says so,
/// else separated by TABs. Without ranks, a row's own place is its rank.
void exportView(Aside& aside, const QString& file, const NgramResult& result, Positions positions,
                const SharedPositions& ranks, const TellExport& tell);

} // namespace loadstone
