#include "app/cli/fitcommand.h"

#include "app/cli/complain.h"
#include "app/cli/exitcodes.h"
#include "app/cli/outputs.h"
#include "app/cli/readshare.h"
#include "core/analysis/pointsfile.h"
#include "core/report/fitjson.h"
#include "core/report/fittext.h"

namespace loadstone {

namespace {

/// The file says how much was in flight at once, not what carried it.
constexpr const char* fitNoun = "concurrent requests";

int couldNotRun(const Error& error, const std::string& file) {
    complain({file, error.message});
    return CouldNotRun;
}

} // namespace

void declareOptions(CLI::App& command, FitArguments& arguments) {
    command
        .add_option("POINTS", arguments.files,
                    "CSV with the columns concurrency and throughput (requests/s); rows of one "
                    "concurrency are repeats")
        ->type_name("");
    declareShare(command, arguments.share, "OPTIONS");
    command.add_option("--json", arguments.json, "Write the fit as JSON; - is stdout")
        ->type_name("FILE");
}

Expected<FitCommand> readCommand(const FitArguments& arguments) {
    if (arguments.files.size() != 1)
        return fail("POINTS", arguments.files.empty() ? "no file was given; give one CSV file"
                                                      : "more than one file was given; give one");
    const auto share = readShare(arguments.share);
    if (!share)
        return tl::unexpected(share.error());
    FitCommand command{arguments.files.front(), *share, {}};
    if (!arguments.json.empty())
        command.outputs.push_back({"json", arguments.json});
    if (arguments.json != "-")
        command.outputs.push_back({"text", "-"});
    return command;
}

int execute(const FitCommand& command) {
    const auto points = readPointsFile(command.points);
    if (!points)
        return couldNotRun(points.error(), command.points);
    const auto fit = fitScalability(*points);
    if (!fit)
        return couldNotRun(fit.error(), command.points);
    const auto spot = findSweetSpot(*points, command.share);
    if (!spot)
        return couldNotRun(spot.error(), command.points);
    auto outputs = Outputs::open(command.outputs);
    if (!outputs)
        return couldNotRun(outputs.error(), "");
    const auto written = outputs->write([&](const std::string& format, const Outputs::Write& out) {
        out(format == "json" ? encodeFit(*fit, "", fitNoun) : fitText(*fit, *spot, fitNoun));
    });
    return written ? Fine : couldNotRun(written.error(), "");
}

} // namespace loadstone
