// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ngram/job/ngramjob.h"

#include "core/base/units.h"

#include <array>

namespace loadstone {

namespace {

void check(std::vector<Error>& errors, bool holds, const char* field, const std::string& message) {
    if (!holds)
        errors.push_back({field, message});
}

bool areSensible(const std::optional<Years>& years) {
    return !years || (years->first <= years->last && years->last <= 9999);
}

/// Each host has at least one.
std::string workersError(const NgramJob& job) {
    if (job.hosts > 1 && job.workers >= 1 && job.workers < job.hosts)
        return "there are " + counted(static_cast<std::uint64_t>(job.hosts), "host") + " and " +
               counted(static_cast<std::uint64_t>(job.workers), "worker") +
               ", but each host needs one; name fewer hosts or raise it";
    const int most = NgramJob::maxWorkers * job.hosts;
    return job.workers >= 1 && job.workers <= most
               ? ""
               : "the number of workers must be from 1 to " + std::to_string(most);
}

bool isPossible(const std::optional<JobPart>& part) {
    return !part || (part->number >= 1 && part->number <= part->of && part->of <= JobPart::most);
}

} // namespace

std::vector<Error> validate(const NgramJob& job) {
    std::vector<Error> errors;
    check(errors, !job.files.empty(), "files", "no file was given; name at least one");
    check(errors, workersError(job).empty(), "workers", workersError(job));
    check(errors, job.partitionSize >= 1, "partition",
          "the size of a partition must be at least 1");
    check(errors, isPossible(job.part), "part",
          "a job has 1 to " + formatCount(JobPart::most) +
              " parts, and their numbers begin at 1, as in 3/10");
    check(errors,
          job.options.wordsPerNgram >= 1 && job.options.wordsPerNgram <= NgramJob::maxWordsPerNgram,
          "words", "the number of words in an n-gram must be from 1 to 5");
    check(errors, areSensible(job.options.years), "years",
          "the years must be given as FIRST-LAST, such as 1900-1999");
    return errors;
}

std::optional<Error> uselessOption(const NgramOptions& options, Format format) {
    struct Use {
        bool isChosen;
        bool isForText;
        const char* field;
        const char* subject;
    };
    const std::array uses{
        Use{options.wordsPerNgram > 1, true, "words", "the number of words in an n-gram means"},
        Use{options.splitAtPunctuation, true, "punctuation", "splitting at punctuation means"},
        Use{options.posTags != PosTags::Keep, false, "pos", "a choice of parts of speech means"},
        Use{options.years.has_value(), false, "years", "a range of years means"},
        Use{options.byYear, false, "byyear", "counting by year means"},
        Use{!options.only.empty(), false, "only", "a choice of n-grams means"}};
    const bool isText = format == Format::Text;
    for (const Use& use : uses)
        if (use.isChosen && use.isForText != isText)
            return Error{use.field, std::string(use.subject) + " nothing for " +
                                        (isText ? "text; it is for Google Books n-grams"
                                                : "Google Books n-grams; it is for text")};
    return std::nullopt;
}

} // namespace loadstone
