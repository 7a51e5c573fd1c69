// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/ngrams/ngramcommand.h"

#include "app/cli/ngrams/sharedjob.h"
#include "app/cli/outputfile.h"
#include "core/base/cpu.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

namespace loadstone {

namespace {

/// The option by which a job's field is set.
std::string optionOf(const std::string& field) {
    static const std::map<std::string, std::string> options{
        {"files", "FILE"},
        {"workers", "-w"},
        {"partition", "--partition-lines or --partition-bytes"},
        {"part", "--part"},
        {"hosts", "--hosts"},
        {"words", "--words-per-ngram"},
        {"punctuation", "--split-punctuation"},
        {"pos", "--pos"},
        {"only", "--only"},
        {"byyear", "--by-year"},
        {"years", "--years"}};
    return optionFor(field, options);
}

/// Reads one of some words into `value` unless `text` is empty.
template <typename Choices, typename Value>
Expected<void> readChoice(const std::string& text, const char* option, const Choices& choices,
                          Value& value) {
    if (text.empty())
        return {};
    std::string names;
    for (const auto& choice : choices) {
        if (text == choice.name) {
            value = choice.value;
            return {};
        }
        names += (names.empty() ? "" : ", ") + std::string(choice.name);
    }
    return fail(option, "\"" + text + "\" is not one of " + names);
}

Expected<void> readPartition(const NgramArguments& arguments, NgramCommand& into) {
    if (!arguments.partitionLines.empty() && !arguments.partitionBytes.empty())
        return fail("--partition-lines and --partition-bytes", "give one of them, not both");
    if (!arguments.partitionLines.empty())
        into.job.unit = PartitionUnit::Lines;
    if (auto read =
            readNumber(arguments.partitionLines, "--partition-lines", into.job.partitionSize);
        !read)
        return read;
    return readNumber(arguments.partitionBytes, "--partition-bytes", into.job.partitionSize);
}

Expected<void> readFormat(const NgramArguments& arguments, NgramCommand& into) {
    if (arguments.format.empty())
        return {};
    into.job.format = Format::Text;
    return readChoice(arguments.format, "--format", formatChoices, *into.job.format);
}

Expected<void> readYears(const NgramArguments& arguments, NgramCommand& into) {
    if (arguments.years.empty())
        return {};
    const std::string& text = arguments.years;
    const char* const end = text.data() + text.size();
    Years years;
    const auto first = std::from_chars(text.data(), end, years.first);
    const bool hasBar = first.ec == std::errc() && first.ptr != end && *first.ptr == '-';
    const auto last = std::from_chars(hasBar ? first.ptr + 1 : end, end, years.last);
    if (!hasBar || last.ec != std::errc() || last.ptr != end)
        return fail("--years", "\"" + text + "\" is not FIRST-LAST, such as 1900-1999");
    into.job.options.years = years;
    return {};
}

Expected<void> readOptions(const NgramArguments& arguments, NgramCommand& into) {
    NgramOptions& options = into.job.options;
    options.mergeCase = arguments.mergeCase;
    options.splitAtPunctuation = arguments.splitPunctuation;
    options.byYear = arguments.byYear;
    options.only = arguments.only;
    if (auto read = readNumber(arguments.wordsPerNgram, "--words-per-ngram", options.wordsPerNgram);
        !read)
        return read;
    return readChoice(arguments.posTags, "--pos", posTagChoices, options.posTags);
}

Expected<void> readQuestions(const NgramArguments& arguments, NgramCommand& into) {
    into.questions.words = arguments.words;
    return readNumber(arguments.top, "--top", into.questions.top);
}

bool comesFromAFile(int descriptor) {
    struct stat info {};
    return ::fstat(descriptor, &info) == 0 && S_ISREG(info.st_mode);
}

/// Without a file, standard input is read if it is one. From a pipe only if that was asked for: it
/// may be nobody's, and then the wait would never end.
Expected<void> readFiles(const NgramArguments& arguments, NgramCommand& into) {
    into.job.files = arguments.files;
    if (!arguments.filesOn.empty())
        return {}; // which are read with the hosts
    if (arguments.files.empty() && comesFromAFile(STDIN_FILENO))
        into.job.files = {"-"};
    if (into.job.files.empty())
        return fail("FILE", "no file was given; name at least one, or - for standard input");
    if (std::ranges::count(into.job.files, "-") > 1)
        return fail("FILE", "standard input can be read only once; name - only once");
    return {};
}

Expected<void> readWorkers(const NgramArguments& arguments, NgramCommand& into) {
    into.job.workers = std::min(static_cast<int>(coreCount()), NgramJob::maxWorkers);
    return readNumber(arguments.workers, "-w", into.job.workers);
}

/// Reads "3/10" whole.
std::optional<JobPart> partIn(const std::string& text) {
    const char* const end = text.data() + text.size();
    JobPart part;
    const auto number = std::from_chars(text.data(), end, part.number);
    if (number.ec != std::errc() || number.ptr == end || *number.ptr != '/')
        return std::nullopt;
    const auto of = std::from_chars(number.ptr + 1, end, part.of);
    return of.ec == std::errc() && of.ptr == end ? std::optional(part) : std::nullopt;
}

Expected<void> readPart(const NgramArguments& arguments, NgramCommand& into) {
    if (arguments.part.empty())
        return {};
    into.job.part = partIn(arguments.part);
    if (!into.job.part)
        return fail("--part", "\"" + arguments.part + "\" is not K/M, such as 3/10");
    if (std::ranges::count(into.job.files, "-") > 0)
        return fail("--part", "standard input cannot be divided, as each part reads the files "
                              "itself; name files");
    if (arguments.output.empty())
        return fail("--part", "a part is written to a file; name it by -o");
    if (!arguments.json.empty() || !arguments.words.empty() || !arguments.top.empty())
        return fail("--part", "a part tells nothing by itself; give --json, --word and --top to "
                              "ngrams-merge");
    return {};
}

Expected<void> readShared(const NgramArguments& arguments, NgramCommand& into) {
    auto hosts = readHosts(arguments.hosts);
    if (!hosts)
        return tl::unexpected(hosts.error());
    if (hosts->isEmpty())
        return arguments.filesOn.empty()
                   ? Expected<void>()
                   : fail("--files-on", "it says which host has a file; name the hosts by --hosts");
    auto shared = sharedAmong(*hosts, arguments, into.job);
    if (!shared)
        return tl::unexpected(shared.error());
    into.job = shared->job;
    into.shared = std::move(*shared);
    return {};
}

Expected<void> readOutputs(const NgramArguments& arguments, NgramCommand& into) {
    if (into.job.part) {
        into.outputs.push_back({"part", arguments.output});
        return {};
    }
    if (arguments.output == "-" && arguments.json == "-")
        return fail("--output and --json", "only one of them can go to stdout");
    if (!arguments.output.empty())
        into.outputs.push_back({"tsv", arguments.output});
    if (!arguments.json.empty())
        into.outputs.push_back({"json", arguments.json});
    if (arguments.output != "-" && arguments.json != "-")
        into.outputs.push_back({"text", "-"});
    return {};
}

} // namespace

Error withOption(const Error& error) {
    return {optionOf(error.field), error.message};
}

Expected<NgramCommand> readCommand(const NgramArguments& arguments) {
    NgramCommand command;
    command.progress = arguments.progress;
    for (const auto part : {readFiles, readWorkers, readPartition, readFormat, readYears,
                            readOptions, readQuestions, readPart, readShared, readOutputs})
        if (const auto read = part(arguments, command); !read)
            return tl::unexpected(read.error());
    if (const auto errors = validate(command.job); !errors.empty())
        return tl::unexpected(withOption(errors.front()));
    std::vector<std::string> read = command.job.files;
    if (!arguments.hosts.file.empty())
        read.push_back(arguments.hosts.file);
    if (const auto apart = checkApart(command.outputs, read); !apart)
        return tl::unexpected(apart.error());
    return command;
}

} // namespace loadstone
