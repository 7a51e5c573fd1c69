// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/ngrams/table/ngramorders.h"
#include "ui/widgets/backgroundwork.h"
#include "ui/widgets/messagebar.h"

namespace loadstone {

/// Writes counts to a file, away from the GUI thread. A file under the final name is always whole.
/// `tell` says how it ended, on the GUI thread, unless the context of `background` is gone by then.
using TellExport = std::function<void(const Message& message)>;

/// All n-grams, by their bytes: "ngram TAB count".
void exportCounts(BackgroundWork& background, const QString& file, const NgramResult& result,
                  const TellExport& tell);

/// Some n-grams of a result as a table shows them. Without ranks, a row's own place is its rank.
struct ExportedView {
    NgramResult result;
    Positions positions;
    SharedPositions ranks;
};

/// Its n-grams with rank, count and share, under a header; as CSV if the file's ending says so,
/// else separated by TABs.
void exportView(BackgroundWork& background, const QString& file, ExportedView view,
                const TellExport& tell);

} // namespace loadstone
