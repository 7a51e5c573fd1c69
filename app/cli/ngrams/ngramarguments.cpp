// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/ngrams/ngramarguments.h"

#include "core/base/cpu.h"

namespace loadstone {

namespace {

/// Declares options, each under the heading of its group in the help.
class OptionGroup {
public:
    OptionGroup(CLI::App& command, std::string name)
        : m_command(command), m_name(std::move(name)) {}

    void value(const char* names, std::string& into, const char* type,
               const std::string& help) const {
        m_command.add_option(names, into, help)->type_name(type)->group(m_name);
    }
    /// May be repeated, and takes one value each time.
    void values(const char* names, std::vector<std::string>& into, const char* type,
                const std::string& help) const {
        m_command.add_option(names, into, help)
            ->allow_extra_args(false)
            ->type_name(type)
            ->group(m_name);
    }
    void flag(const char* names, bool& into, const std::string& help) const {
        m_command.add_flag(names, into, help)->group(m_name);
    }

private:
    CLI::App& m_command;
    std::string m_name;
};

void declareWork(CLI::App& command, NgramArguments& into) {
    const OptionGroup group(command, "Work");
    group.value("-w,--workers", into.workers, "N",
                "Child processes that count, 1 to 64 (default " + std::to_string(coreCount()) +
                    ", one a core)");
    group.value("--partition-lines", into.partitionLines, "N",
                "Lines in a partition, such as 60000; files are read once more to cut them");
    group.value("--partition-bytes", into.partitionBytes, "N",
                "Bytes in a partition (default 4194304)");
    group.value("--part", into.part, "K/M",
                "Count the K-th of M parts of the input, for ngrams-merge; needs -o");
    declareHosts(command, "Work",
                 "count together, by Open MPI: node1,node2; -w is for all of them then, and each "
                 "sees the files under the same names",
                 into.hosts);
    group.values("--files-on", into.filesOn, "HOST=FILE",
                 "With --hosts: a file that this host has, and others need not; may be repeated");
}

void declareCounting(CLI::App& command, NgramArguments& into) {
    const OptionGroup group(command, "What is counted");
    group.value("--format", into.format, "FORMAT",
                "text, v1, v2 or v3 (Google Books); recognised by default");
    group.value("--words-per-ngram", into.wordsPerNgram, "N",
                "Text: words in an n-gram, 1 to 5 (default 1)");
    group.flag("--split-punctuation", into.splitPunctuation,
               "Text: punctuation separates words as a space does");
    group.flag("--merge-case", into.mergeCase, R"(Count "The" and "the" as one n-gram)");
    group.value("--pos", into.posTags, "CHOICE",
                "Books: keep, drop or only take entries such as watch_VERB (default keep)");
    group.value("--years", into.years, "FIRST-LAST", "Books: years that count, such as 1900-1999");
    group.values("--only", into.only, "NGRAM",
                 "Books: count this n-gram and no other; may be repeated");
    group.flag("--by-year", into.byYear, "Books: count each year of an n-gram by itself");
}

void declareOutput(CLI::App& command, NgramArguments& into) {
    const std::string name = "Output";
    const OptionGroup group(command, name);
    group.values("--word", into.words, "NGRAM", "Tell how often it appears; may be repeated");
    group.value("--top", into.top, "N", "How many of the most frequent to show (default 10)");
    group.value("-o,--output", into.output, "FILE",
                "Write all counts to a file, as NGRAM<TAB>COUNT sorted by bytes; - is stdout");
    group.value("--json", into.json, "FILE", "Write the result as JSON; - is stdout");
    declareProgress(command, into.progress, name);
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
