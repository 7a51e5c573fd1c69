// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ngrams/form/ngramfields.h"

#include "core/base/cpu.h"
#include "ui/format.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>

namespace loadstone {

namespace {

struct SizeUnit {
    const char* name;
    std::uint64_t bytes;
};

constexpr std::array sizeUnits{
    SizeUnit{"GiB", 1ULL << 30},   SizeUnit{"MiB", 1ULL << 20}, SizeUnit{"KiB", 1ULL << 10},
    SizeUnit{"GB", 1'000'000'000}, SizeUnit{"MB", 1'000'000},   SizeUnit{"kB", 1'000},
};

template <typename Value, typename Target>
void takeRead(const Expected<Value>& read, Target& target, std::vector<Error>& errors) {
    if (read)
        target = *read;
    else
        errors.push_back(read.error());
}

/// The factor of "", "B", "k", "MB" or "GiB"; 0 if it is none.
std::uint64_t factorOf(const QString& unit) {
    if (unit.isEmpty() || unit.compare("b", Qt::CaseInsensitive) == 0)
        return 1;
    for (const SizeUnit& known : sizeUnits)
        if (unit.compare(known.name, Qt::CaseInsensitive) == 0 ||
            (unit.size() == 1 && known.name[1] == 'B' &&
             unit[0].toLower() == QChar::fromLatin1(known.name[0]).toLower()))
            return known.bytes;
    return 0;
}

Expected<std::uint32_t> readYear(const QString& text, std::uint32_t otherwise) {
    if (text.trimmed().isEmpty())
        return otherwise;
    bool isNumber = false;
    const uint year = text.trimmed().toUInt(&isNumber);
    if (!isNumber || year > Years{}.last)
        return fail("years", "a year must be a number from 0 to 9999, such as 1900");
    return year;
}

void readYears(const NgramFields& fields, ReadJob& into) {
    if (fields.firstYear.trimmed().isEmpty() && fields.lastYear.trimmed().isEmpty())
        return;
    Years years;
    const std::size_t before = into.errors.size();
    takeRead(readYear(fields.firstYear, years.first), years.first, into.errors);
    takeRead(readYear(fields.lastYear, years.last), years.last, into.errors);
    if (into.errors.size() > before + 1)
        into.errors.pop_back(); // one sentence is enough for both
    into.job.options.years = years;
    if (into.errors.size() == before && years.first > years.last)
        into.errors.push_back({"years", "the first year must not be after the last one"});
}

void checkTotals(const NgramFields& fields, std::vector<Error>& errors) {
    const QFileInfo file(fields.totals.trimmed());
    if (!fields.totals.trimmed().isEmpty() && (!file.isFile() || !file.isReadable()))
        errors.push_back({"totals", file.fileName().toStdString() +
                                        " cannot be read; choose another file or leave it empty"});
}

void readChoices(const NgramFields& fields, NgramJob& job) {
    job.workers = fields.workers;
    job.unit = fields.unit;
    job.format = fields.format;
    job.options.mergeCase = fields.mergeCase;
    job.options.wordsPerNgram = fields.wordsPerNgram;
    job.options.splitAtPunctuation = fields.splitAtPunctuation;
    job.options.posTags = fields.posTags;
    for (const QString& file : fields.files)
        job.files.push_back(file.toStdString());
}

} // namespace

NgramFields defaultNgramFields() {
    NgramFields fields;
    fields.workers = std::clamp(static_cast<int>(coreCount()), 1, NgramJob::maxWorkers);
    fields.bytes = exactBytesText(NgramJob::defaultPartitionBytes);
    fields.lines = countText(NgramJob::defaultPartitionLines);
    return fields;
}

NgramFields fieldsOf(const NgramJob& job) {
    NgramFields fields = defaultNgramFields();
    for (const std::string& file : job.files)
        fields.files << toText(file);
    fields.workers = job.workers;
    fields.unit = job.unit;
    if (job.unit == PartitionUnit::Lines)
        fields.lines = countText(job.partitionSize);
    else
        fields.bytes = exactBytesText(job.partitionSize);
    fields.format = job.format;
    fields.mergeCase = job.options.mergeCase;
    fields.wordsPerNgram = job.options.wordsPerNgram;
    fields.splitAtPunctuation = job.options.splitAtPunctuation;
    fields.posTags = job.options.posTags;
    if (job.options.years) {
        fields.firstYear = QString::number(job.options.years->first);
        fields.lastYear = QString::number(job.options.years->last);
    }
    return fields;
}

ReadJob readJob(const NgramFields& fields) {
    ReadJob result;
    readChoices(fields, result.job);
    const bool byLines = fields.unit == PartitionUnit::Lines;
    takeRead(byLines ? readLines(fields.lines) : readBytes(fields.bytes), result.job.partitionSize,
             result.errors);
    readYears(fields, result);
    checkTotals(fields, result.errors);
    for (Error& error : validate(result.job))
        if (std::ranges::find(result.errors, error.field, &Error::field) == result.errors.end())
            result.errors.push_back(std::move(error));
    for (Error& error : result.errors)
        if (error.field == "files" && fields.files.isEmpty())
            error.message = "there is no file to count; add one or drop one here";
    return result;
}

Expected<std::uint64_t> readBytes(const QString& text) {
    static const QRegularExpression pattern(R"(^([\d,]+(?:\.\d+)?) *([a-zA-Z]*)$)");
    const auto match = pattern.match(text.trimmed());
    bool isNumber = false;
    const double number = match.captured(1).remove(',').toDouble(&isNumber);
    const std::uint64_t factor = factorOf(match.captured(2));
    const double bytes = std::round(number * static_cast<double>(factor));
    if (!match.hasMatch() || !isNumber || factor == 0 || bytes > 1e15)
        return fail("partition", "the size of a partition must be a number of bytes, such as 4 MiB "
                                 "or 500 kB");
    return static_cast<std::uint64_t>(bytes);
}

Expected<std::uint64_t> readLines(const QString& text) {
    auto lines = parseCount(text.toStdString(), "partition");
    if (lines)
        return lines;
    return fail("partition", "the size of a partition must be a number of lines, such as 60,000");
}

QString exactBytesText(std::uint64_t bytes) {
    for (const SizeUnit& unit : sizeUnits)
        if (bytes >= unit.bytes && bytes % unit.bytes == 0)
            return countText(bytes / unit.bytes) + ' ' + unit.name;
    return countText(bytes);
}

int changedOptions(const NgramFields& fields) {
    const NgramFields standard = defaultNgramFields();
    const auto differs = [&](auto... members) {
        return (0 + ... + (fields.*members == standard.*members ? 0 : 1));
    };
    return differs(&NgramFields::mergeCase, &NgramFields::wordsPerNgram,
                   &NgramFields::splitAtPunctuation, &NgramFields::posTags, &NgramFields::firstYear,
                   &NgramFields::lastYear, &NgramFields::totals);
}

} // namespace loadstone
