// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/job/ngramjob.h"

#include <QString>
#include <QStringList>

namespace loadstone {

/// The n-gram form as the person filled it in: texts as typed, not yet checked. A value.
struct NgramFields {
    QStringList files;
    int workers = 1;
    PartitionUnit unit = PartitionUnit::Bytes; ///< which of the two sizes counts
    QString bytes;
    QString lines;
    std::optional<Format> format; ///< absent: recognised
    bool mergeCase = false;
    int wordsPerNgram = 1;
    bool splitAtPunctuation = false;
    PosTags posTags = PosTags::Keep;
    QString firstYear; ///< empty: no bound
    QString lastYear;
    QString totals; ///< file of total counts, or empty

    bool operator==(const NgramFields&) const = default;
};

/// The form of a fresh installation, without files.
NgramFields defaultNgramFields();

/// The form that asks for `job`, without a totals file.
NgramFields fieldsOf(const NgramJob& job);

/// A form's job, and all that is wrong with it. Without errors the job can run.
struct ReadJob {
    NgramJob job;
    std::vector<Error> errors;
};
ReadJob readJob(const NgramFields& fields);

/// "4 MiB", "500 kB", "4194304": bytes as typed. Errors name "partition".
Expected<std::uint64_t> readBytes(const QString& text);
/// Lines as typed; thousands separators and the suffixes k and m are fine.
Expected<std::uint64_t> readLines(const QString& text);

/// `bytes` as readBytes() reads it, in the largest unit that holds it whole.
QString exactBytesText(std::uint64_t bytes);

/// How many of the settings that are folded away differ from the default.
int changedOptions(const NgramFields& fields);

} // namespace loadstone
