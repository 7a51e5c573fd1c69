// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/merge/mergecommand.h"

#include "app/cli/options.h"
#include "app/cli/outputfile.h"

namespace loadstone {

void declareOptions(CLI::App& command, MergeArguments& arguments) {
    command
        .add_option("PART", arguments.files, "The files of all parts, as ngrams --part wrote them")
        ->type_name("");
    command
        .add_option("--word", arguments.words,
                    "Tell how often this n-gram appears; may be repeated")
        ->allow_extra_args(false)
        ->type_name("NGRAM");
    command
        .add_option("--top", arguments.top, "How many of the most frequent to show (default 10)")
        ->type_name("N");
    command
        .add_option("-o,--output", arguments.output,
                    "Write all counts to a file, as NGRAM<TAB>COUNT sorted by bytes; - is stdout")
        ->type_name("FILE");
    command.add_option("--json", arguments.json, "Write the result as JSON; - is stdout")
        ->type_name("FILE");
}

Expected<MergeCommand> readCommand(const MergeArguments& arguments) {
    if (arguments.files.empty())
        return fail("PART", "no file was given; name the files of all parts");
    if (arguments.output == "-" && arguments.json == "-")
        return fail("--output and --json", "only one of them can go to stdout");
    MergeCommand command;
    command.parts = arguments.files;
    command.questions.words = arguments.words;
    if (const auto read = readNumber(arguments.top, "--top", command.questions.top); !read)
        return tl::unexpected(read.error());
    if (!arguments.output.empty())
        command.outputs.push_back({"tsv", arguments.output});
    if (!arguments.json.empty())
        command.outputs.push_back({"json", arguments.json});
    if (arguments.output != "-" && arguments.json != "-")
        command.outputs.push_back({"text", "-"});
    if (const auto apart = checkApart(command.outputs, command.parts); !apart)
        return tl::unexpected(apart.error());
    return command;
}

} // namespace loadstone
