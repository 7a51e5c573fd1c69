// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"
#include "core/base/nametable.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace loadstone {

/// Longer n-grams are not counted.
constexpr std::size_t maxNgramBytes = 65'535;

/// How a file's lines are laid out. Books is the Google Books Ngram export, by version: v1 and v2
/// have a line for each n-gram and year, v3 a line for each n-gram with all its years.
enum class Format : std::uint8_t { Text, BooksV1, BooksV2, BooksV3 };

/// What becomes of entries such as "watch_VERB", which repeat the counts of "watch".
enum class PosTags : std::uint8_t { Keep, Drop, Only };

/// The names by which options, settings and files know the choices.
inline constexpr std::array formatChoices{
    Named<Format>{Format::Text, "text"}, Named<Format>{Format::BooksV1, "v1"},
    Named<Format>{Format::BooksV2, "v2"}, Named<Format>{Format::BooksV3, "v3"}};

inline constexpr std::array posTagChoices{Named<PosTags>{PosTags::Keep, "keep"},
                                          Named<PosTags>{PosTags::Drop, "drop"},
                                          Named<PosTags>{PosTags::Only, "only"}};

/// Their names for people.
inline constexpr std::array formatNames{Named<Format>{Format::Text, "text"},
                                        Named<Format>{Format::BooksV1, "Google Books v1"},
                                        Named<Format>{Format::BooksV2, "Google Books v2"},
                                        Named<Format>{Format::BooksV3, "Google Books v3"}};

enum class PartitionUnit : std::uint8_t { Bytes, Lines };

/// First and last year that count, both included.
struct Years {
    std::uint32_t first = 0;
    std::uint32_t last = 9999;

    bool operator==(const Years&) const = default;
};

/// What is counted, out of which lines.
struct NgramOptions {
    PosTags posTags = PosTags::Keep; ///< Books
    std::optional<Years> years;      ///< Books
    bool byYear = false;             ///< Books: counts "ngram TAB year" instead of "ngram"
    bool mergeCase = false;          ///< "The" and "the" are one n-gram
    bool splitAtPunctuation = false; ///< text: punctuation separates words as a space does
    int wordsPerNgram = 1;           ///< text: 1 to 5
    std::vector<std::string> only;   ///< Books: if any, no other n-gram is counted

    bool operator==(const NgramOptions&) const = default;
};

/// A share of a job's partitions that is counted by itself: the number-th of so many, from 1.
struct JobPart {
    static constexpr std::uint32_t most = 1000;

    std::uint32_t number = 1;
    std::uint32_t of = 1;

    bool operator==(const JobPart&) const = default;
};

/// A whole job of counting, as a person asks for it.
struct NgramJob {
    static constexpr int maxWorkers = 64;
    static constexpr int maxWordsPerNgram = 5;

    std::vector<std::string> files;
    std::optional<Format> format; ///< absent: recognised from each file's first lines
    NgramOptions options;
    int workers = 1; ///< of all hosts together, 1 to 64 on each
    int hosts = 1;   ///< that share the job
    PartitionUnit unit = PartitionUnit::Bytes;
    std::uint64_t partitionSize = defaultPartitionBytes; ///< in `unit`, at least 1
    std::optional<JobPart> part;                         ///< absent: all is counted

    static constexpr std::uint64_t defaultPartitionBytes = 4 << 20;
    static constexpr std::uint64_t defaultPartitionLines = 60'000;

    bool operator==(const NgramJob&) const = default;
};

/// All that is wrong with a job, by field, without a look at its files: "files", "workers",
/// "partition", "part", "words", "years".
std::vector<Error> validate(const NgramJob& job);

/// The option that means nothing for files of this format, by field, with a sentence; none if all
/// that were chosen do something.
std::optional<Error> uselessOption(const NgramOptions& options, Format format);

/// "Google Books v2", "text".
inline std::string nameOf(Format format) {
    return std::string(nameIn(formatNames, format));
}

} // namespace loadstone
