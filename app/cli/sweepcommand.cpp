#include "app/cli/sweepcommand.h"

#include "app/cli/readshare.h"
#include "app/cli/runcommand.h"

#include <algorithm>
#include <map>

namespace loadstone {

namespace {

std::string sweepOptionOf(const std::string& field) {
    static const std::map<std::string, std::string> options{{"levels", "--sweep"},
                                                            {"repeats", "-R"},
                                                            {"cool-down", "--cool-down"},
                                                            {"share", "--share"}};
    return optionFor(field, options);
}

Expected<std::vector<int>> readSizes(const std::string& text) {
    std::vector<int> sizes;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t comma = std::min(text.find(',', from), text.size());
        const std::string word = text.substr(from, comma - from);
        from = comma + 1;
        int size = 0;
        if (word.empty())
            return fail("--sweep", "\"" + text + "\" is not a list of pool sizes, as 1,2,4,8");
        if (auto read = readNumber(word, "--sweep", size); !read)
            return tl::unexpected(read.error());
        sizes.push_back(size);
    }
    return sizes;
}

Expected<void> readLevels(const SweepArguments& arguments, SweepCommand& into) {
    SweepPlan& plan = into.plan;
    if (!arguments.sizes.empty()) {
        const auto sizes = readSizes(arguments.sizes);
        if (!sizes)
            return tl::unexpected(sizes.error());
        plan.sizes = *sizes;
    }
    plan.stopEarly = !arguments.noEarlyStop;
    const auto share = readShare(arguments.share);
    if (!share)
        return tl::unexpected(share.error());
    plan.share = *share;
    const auto coolDown =
        readDuration(arguments.coolDown, "--cool-down", into.notes, Milliseconds(0));
    if (!coolDown)
        return tl::unexpected(coolDown.error());
    plan.coolDown = coolDown->value_or(plan.coolDown);
    return readNumber(arguments.repeats, "-R", plan.repeats);
}

void declareLevels(CLI::App& command, SweepArguments& into) {
    const std::string group = "Levels";
    command
        .add_option("--sweep", into.sizes,
                    "Pool sizes to measure, 1 to 2048 each (default 1,2,4,8,16,32,64)")
        ->type_name("LIST")
        ->group(group);
    command.add_option("-R,--repeat", into.repeats, "How often to measure each (default 3)")
        ->type_name("N")
        ->group(group);
    command
        .add_option("-z,--step-duration", into.run.duration,
                    "How long each measurement takes (default 1s)")
        ->type_name("DURATION")
        ->group(group);
    command
        .add_option("-n,--step-requests", into.run.requests,
                    "Requests of each measurement, instead of a time")
        ->type_name("N")
        ->group(group);
    declareWarmUp(command, into.run, "300ms", group);
    command
        .add_option("--cool-down", into.coolDown, "Pause after each measurement (default 200ms)")
        ->type_name("DURATION")
        ->group(group);
    command
        .add_flag("--no-early-stop", into.noEarlyStop,
                  "Also measure levels above one that answers less and fails more")
        ->group(group);
    declareShare(command, into.share, group);
    declareEngine(command, into.run, group);
}

} // namespace

void declareOptions(CLI::App& command, SweepArguments& arguments) {
    declareUrl(command, arguments.run);
    declareLevels(command, arguments);
    declareRequest(command, arguments.run);
    declareTransport(command, arguments.run);
    declareOutput(command, arguments.run);
}

Expected<SweepCommand> readCommand(const SweepArguments& arguments) {
    SweepCommand command;
    if (const auto read = readLevels(arguments, command); !read)
        return tl::unexpected(read.error());
    const auto level = readCommand(arguments.run, usualLevelPlan());
    if (!level)
        return tl::unexpected(level.error());
    command.plan.plan = level->plan;
    command.outputs = level->outputs;
    command.progress = level->progress;
    command.notes.insert(command.notes.end(), level->notes.begin(), level->notes.end());
    if (const auto errors = validate(command.plan); !errors.empty())
        return fail(sweepOptionOf(errors.front().field), errors.front().message);
    return command;
}

} // namespace loadstone
