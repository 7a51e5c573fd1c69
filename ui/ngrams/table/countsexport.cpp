// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ngrams/table/countsexport.h"

#include "core/base/cpu.h"
#include "core/ngram/result/inpieces.h"
#include "core/report/csvcells.h"
#include "ui/format.h"
#include "ui/widgets/filewriting.h"

#include <algorithm>

namespace loadstone {

namespace {

/// What is written of a view.
struct ViewRows : ExportedView {
    ViewRows(ExportedView view, bool csv) : ExportedView(std::move(view)), isCsv(csv) {}

    bool isCsv;

    std::string row(std::size_t index) const {
        const char gap = isCsv ? ',' : '\t';
        const std::uint32_t position = positions[index];
        const auto [ngram, count] = result[position];
        const double share =
            double(count) / double(std::max<std::uint64_t>(1, result.sums().total));
        return std::to_string(1 + (ranks ? (*ranks)[position] : index)) + gap +
               (isCsv ? textCell(ngram) : std::string(ngram)) + gap + std::to_string(count) + gap +
               QString::number(share, 'g', 9).toStdString() + '\n';
    }

    bool writeTo(const WritePiece& write) const {
        const auto append = [this](std::string& piece, std::size_t index) { piece += row(index); };
        return writeInPieces(isCsv ? "rank,ngram,count,share\n" : "rank\tngram\tcount\tshare\n",
                             positions.size(), append, write);
    }
};

Message endOf(const Expected<void>& written, std::size_t rows, const QString& file) {
    if (!written)
        return Message::warning(sentence(written.error().message));
    return Message::info(QStringLiteral("Saved %1 n-grams in %2.").arg(countText(rows), file));
}

template <typename Fill>
void exportInBackground(BackgroundWork& background, const QString& file, std::size_t rows,
                        Fill fill, const TellExport& tell) {
    background.work(
        [file, fill = std::move(fill)] { return writeFile(file, fill); },
        [file, rows, tell](const Expected<void>& written) { tell(endOf(written, rows, file)); });
}

} // namespace

void exportCounts(BackgroundWork& background, const QString& file, const NgramResult& result,
                  const TellExport& tell) {
    const auto fill = [result](const WritePiece& write) {
        return writeCounts(result, orderByNgram(result, static_cast<int>(coreCount())), write);
    };
    exportInBackground(background, file, result.size(), fill, tell);
}

void exportView(BackgroundWork& background, const QString& file, ExportedView view,
                const TellExport& tell) {
    const bool isCsv = file.endsWith(".csv", Qt::CaseInsensitive);
    const auto rows = std::make_shared<const ViewRows>(std::move(view), isCsv);
    const auto fill = [rows](const WritePiece& write) { return rows->writeTo(write); };
    exportInBackground(background, file, rows->positions.size(), fill, tell);
}

} // namespace loadstone
