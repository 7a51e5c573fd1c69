// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/ngrams/ngramarguments.h"

#include "core/base/cpu.h"

namespace loadstone {

namespace {

void declareWork(CLI::App& command, NgramArguments& into) {
    const std::string group = "Work";
    command
        .add_option("-w,--workers", into.workers,
                    "Child processes that count, 1 to 64 (default " + std::to_string(coreCount()) +
                        ", one a core)")
        ->type_name("N")
        ->group(group);
    command
        .add_option("--partition-lines", into.partitionLines,
                    "Lines in a partition, such as 60000; files are read once more to cut them")
        ->type_name("N")
        ->group(group);
    command
        .add_option("--partition-bytes", into.partitionBytes,
                    "Bytes in a partition (default 4194304)")
        ->type_name("N")
        ->group(group);
}

void declareCounting(CLI::App& command, NgramArguments& into) {
    const std::string group = "What is counted";
    command
        .add_option("--format", into.format,
                    "text, v1, v2 or v3 (Google Books); recognised by default")
        ->type_name("FORMAT")
        ->group(group);
    command
        .add_option("--words-per-ngram", into.wordsPerNgram,
                    "Text: words in an n-gram, 1 to 5 (default 1)")
        ->type_name("N")
        ->group(group);
    command
        .add_flag("--split-punctuation", into.splitPunctuation,
                  "Text: punctuation separates words as a space does")
        ->group(group);
    command.add_flag("--merge-case", into.mergeCase, R"(Count "The" and "the" as one n-gram)")
        ->group(group);
    command
        .add_option("--pos", into.posTags,
                    "Books: keep, drop or only take entries such as watch_VERB (default keep)")
        ->type_name("CHOICE")
        ->group(group);
    command.add_option("--years", into.years, "Books: years that count, such as 1900-1999")
        ->type_name("FIRST-LAST")
        ->group(group);
    command
        .add_option("--only", into.only, "Books: count this n-gram and no other; may be repeated")
        ->allow_extra_args(false)
        ->type_name("NGRAM")
        ->group(group);
    command.add_flag("--by-year", into.byYear, "Books: count each year of an n-gram by itself")
        ->group(group);
}

void declareOutput(CLI::App& command, NgramArguments& into) {
    const std::string group = "Output";
    command.add_option("--word", into.words, "Tell how often it appeared; may be repeated")
        ->allow_extra_args(false)
        ->type_name("NGRAM")
        ->group(group);
    command.add_option("--top", into.top, "How many of the most frequent to show (default 10)")
        ->type_name("N")
        ->group(group);
    command
        .add_option("-o,--output", into.output,
                    "Write all counts to a file, as NGRAM<TAB>COUNT sorted by bytes; - is stdout")
        ->type_name("FILE")
        ->group(group);
    command.add_option("--json", into.json, "Write the result as JSON; - is stdout")
        ->type_name("FILE")
        ->group(group);
    declareProgress(command, into.progress, group);
}

} // namespace

void declareOptions(CLI::App& command, NgramArguments& arguments) {
    command
        .add_option("FILE", arguments.files,
                    "Text or Google Books n-grams, plain or gzip; - is standard input")
        ->type_name("");
    declareWork(command, arguments);
    declareCounting(command, arguments);
    declareOutput(command, arguments);
}

} // namespace loadstone
