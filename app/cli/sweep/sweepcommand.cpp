#include "app/cli/sweep/sweepcommand.h"

#include "app/cli/readengine.h"
#include "app/cli/readshare.h"
#include "app/cli/run/runcommand.h"
#include "core/run/sweeprun.h"

#include <map>

namespace loadstone {

namespace {

constexpr const char* levelsGroup = "Levels";

std::string sweepOptionOf(const std::string& field) {
    static const std::map<std::string, std::string> options{{"engines", "--engine"},
                                                            {"levels", "--sweep"},
                                                            {"repeats", "-R"},
                                                            {"cool-down", "--cool-down"},
                                                            {"share", "--share"}};
    return optionFor(planOptionOf(field), options);
}

Expected<std::vector<int>> readSizes(const std::string& text) {
    std::vector<int> sizes;
    for (const std::string& word : wordsOf(text)) {
        int size = 0;
        if (word.empty())
            return fail("--sweep", "\"" + text + "\" is not a list of pool sizes, as 1,2,4,8");
        if (auto read = readNumber(word, "--sweep", size); !read)
            return tl::unexpected(read.error());
        sizes.push_back(size);
    }
    return sizes;
}

Expected<void> takeEngines(const SweepArguments& arguments, SweepPlan& into) {
    if (arguments.engines.empty())
        return {};
    const auto engines = readEngines(arguments.engines);
    if (!engines)
        return tl::unexpected(engines.error());
    into.engines = *engines;
    return {};
}

/// Requests in a fixed number are sent cold, unless it is said otherwise.
LoadPlan usualPlanFor(const SweepArguments& arguments) {
    LoadPlan plan = usualLevelPlan();
    plan.threads = 1; // what the levels need is looked at with them
    if (arguments.run.plan.has("requests"))
        plan.warmUp = Milliseconds(0);
    return plan;
}

/// What SweepPlan::planOf() decides where the version is left open, which TLS would settle else.
void noteVersion(SweepCommand& command) {
    const SweepPlan& plan = command.plan;
    if (plan.engines.size() > 1 && plan.plan.transport.version == HttpVersion::Auto &&
        isTls(plan.plan.request))
        command.notes.emplace_back("several engines are compared, so all speak HTTP/1.1");
}

Expected<void> check(const SweepPlan& plan) {
    if (const auto errors = validate(plan); !errors.empty())
        return fail(sweepOptionOf(errors.front().field), errors.front().message);
    if (const auto able = checkEngines(plan); !able)
        return fail(sweepOptionOf(able.error().field), able.error().message);
    return {};
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
    if (!arguments.limit.empty()) {
        const auto limit = LatencyLimit::parse(arguments.limit);
        if (!limit)
            return fail("--limit", limit.error().message);
        plan.limit = *limit;
    }
    const auto coolDown =
        readDuration(arguments.coolDown, "--cool-down", into.notes, Milliseconds(0));
    if (!coolDown)
        return tl::unexpected(coolDown.error());
    plan.coolDown = coolDown->value_or(plan.coolDown);
    return readNumber(arguments.repeats, "-R", plan.repeats);
}

/// A setting of a run under a name and with a default of its own.
void declareStep(CLI::App& command, const char* field, const char* options, const char* help,
                 SweepArguments& into) {
    SettingWords words = settingNamed(field);
    words.options = options;
    words.help = help;
    words.group = levelsGroup;
    declareValue(command, words, "", into.run.plan);
}

void declareLevels(CLI::App& command, SweepArguments& into) {
    const std::string group = levelsGroup;
    command
        .add_option("--sweep", into.sizes,
                    "Pool sizes to measure, 1 to 2048 each, without the pool to 65536 (default "
                    "1,2,4,8,16,32,64)")
        ->type_name("LIST")
        ->group(group);
    command.add_option("-R,--repeat", into.repeats, "How often to measure each (default 3)")
        ->type_name("N")
        ->group(group);
    declareStep(command, "duration", "-z,--step-duration",
                "How long each measurement takes (default 1s)", into);
    declareStep(command, "requests", "-n,--step-requests",
                "Requests of each measurement, instead of a time", into);
    declareStep(command, "warm-up", "--warm-up",
                "Send for this long before anything counts (default 300ms, with -n 0s)", into);
    command
        .add_option("--cool-down", into.coolDown, "Pause after each measurement (default 200ms)")
        ->type_name("DURATION")
        ->group(group);
    command
        .add_flag("--no-early-stop", into.noEarlyStop,
                  "Also measure levels above one that answers less and fails more")
        ->group(group);
    declareShare(command, into.share, group);
    command
        .add_option("--limit", into.limit,
                    "Name the largest size that keeps a latency, as in 'p99<50ms'")
        ->type_name("LIMIT")
        ->group(group);
    command
        .add_option("--engine", into.engines,
                    "How requests are issued, pool (default), loop or process; several are "
                    "compared, as pool,loop; may be repeated")
        ->allow_extra_args(false)
        ->type_name("LIST")
        ->group(group);
}

} // namespace

void declareOptions(CLI::App& command, SweepArguments& arguments) {
    declareGroup(command, "Options", arguments.run.plan);
    declareLevels(command, arguments);
    for (const char* group : {"Request", "Connection"})
        declareGroup(command, group, arguments.run.plan);
    declareOutput(command, arguments.run);
}

Expected<SweepCommand> readCommand(const SweepArguments& arguments) {
    SweepCommand command;
    if (const auto read = readLevels(arguments, command); !read)
        return tl::unexpected(read.error());
    if (const auto read = takeEngines(arguments, command.plan); !read)
        return tl::unexpected(read.error());
    const auto level = readCommand(arguments.run, usualPlanFor(arguments));
    if (!level)
        return tl::unexpected(level.error());
    command.plan.plan = level->plan;
    command.outputs = level->outputs;
    command.progress = level->progress;
    command.failOnInvalid = level->failOnInvalid;
    command.notes.insert(command.notes.end(), level->notes.begin(), level->notes.end());
    if (const auto able = check(command.plan); !able)
        return tl::unexpected(able.error());
    noteVersion(command);
    return command;
}

} // namespace loadstone
