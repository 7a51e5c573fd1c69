// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ngrams/form/storedngramfields.h"

#include "ui/ngrams/form/samplefiles.h"

#include <algorithm>

namespace loadstone {

namespace {

constexpr qsizetype longestName = 10'000;
constexpr qsizetype mostFiles = 10'000;

QString textOf(std::string_view name) {
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

void loadFiles(const QSettings& store, NgramFields& fields) {
    if (!store.contains("ngrams/files")) {
        fields.files = sampleFiles();
        fields.totals = sampleTotals();
        return;
    }
    fields.files = store.value("ngrams/files").toStringList().mid(0, mostFiles);
    fields.files.removeIf(
        [](const QString& file) { return file.isEmpty() || file.size() > longestName; });
    fields.totals = store.value("ngrams/totals").toString().left(longestName);
}

/// Puts the standard value in the place of what an error names.
void replaceWrong(NgramFields& fields, const std::string& name) {
    const NgramFields standard = defaultNgramFields();
    if (name == "partition") {
        fields.bytes = standard.bytes;
        fields.lines = standard.lines;
    }
    if (name == "years") {
        fields.firstYear = standard.firstYear;
        fields.lastYear = standard.lastYear;
    }
}

} // namespace

NgramFields loadNgramFields(const QSettings& store) {
    NgramFields fields = defaultNgramFields();
    loadFiles(store, fields);
    const auto text = [&](const char* key, QString& into) {
        into = store.value(key, into).toString().left(longestName);
    };
    const auto number = [&](const char* key, int& into, int most) {
        into = std::clamp(store.value(key, into).toInt(), 1, most);
    };
    number("ngrams/workers", fields.workers, NgramJob::maxWorkers);
    number("ngrams/words", fields.wordsPerNgram, NgramJob::maxWordsPerNgram);
    text("ngrams/bytes", fields.bytes);
    text("ngrams/lines", fields.lines);
    text("ngrams/first_year", fields.firstYear);
    text("ngrams/last_year", fields.lastYear);
    fields.unit = store.value("ngrams/unit").toString() == "lines" ? PartitionUnit::Lines
                                                                   : PartitionUnit::Bytes;
    fields.format = valueIn(formatChoices, store.value("ngrams/format").toString().toStdString());
    fields.posTags = valueIn(posTagChoices, store.value("ngrams/pos").toString().toStdString())
                         .value_or(PosTags::Keep);
    fields.mergeCase = store.value("ngrams/merge_case", fields.mergeCase).toBool();
    fields.splitAtPunctuation =
        store.value("ngrams/split_punctuation", fields.splitAtPunctuation).toBool();
    for (const Error& error : readJob(fields).errors)
        replaceWrong(fields, error.field);
    return fields;
}

void storeNgramFields(QSettings& store, const NgramFields& fields) {
    store.setValue("ngrams/files", fields.files);
    store.setValue("ngrams/totals", fields.totals);
    store.setValue("ngrams/workers", fields.workers);
    store.setValue("ngrams/words", fields.wordsPerNgram);
    store.setValue("ngrams/bytes", fields.bytes);
    store.setValue("ngrams/lines", fields.lines);
    store.setValue("ngrams/first_year", fields.firstYear);
    store.setValue("ngrams/last_year", fields.lastYear);
    store.setValue("ngrams/unit", fields.unit == PartitionUnit::Lines ? "lines" : "bytes");
    store.setValue("ngrams/format",
                   fields.format ? textOf(nameIn(formatChoices, *fields.format)) : "auto");
    store.setValue("ngrams/pos", textOf(nameIn(posTagChoices, fields.posTags)));
    store.setValue("ngrams/merge_case", fields.mergeCase);
    store.setValue("ngrams/split_punctuation", fields.splitAtPunctuation);
}

} // namespace loadstone
