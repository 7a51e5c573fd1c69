// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/calibrate/calibrate.h"
#include "app/cli/complain.h"
#include "app/cli/exitcodes.h"
#include "app/cli/export/exportcommand.h"
#include "app/cli/fit/fitexecute.h"
#include "app/cli/hiddenarguments.h"
#include "app/cli/import/importexecute.h"
#include "app/cli/merge/mergeexecute.h"
#include "app/cli/ngrams/ngramexecute.h"
#include "app/cli/outputfile.h"
#include "app/cli/run/runexecute.h"
#include "app/cli/send/sendcommand.h"
#include "app/cli/standardstreams.h"
#include "app/cli/sweep/sweepexecute.h"
#include "app/cli/target/target.h"
#include "app/cli/target/targetarguments.h"
#include "app/cli/words.h"
#include "core/base/outofmemory.h"
#include "core/base/version.h"
#include "core/http/curlglobal.h"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <QCoreApplication>

#include <algorithm>
#include <csignal>
#include <functional>

using namespace loadstone;

namespace {

int refuse(const std::string& command, const std::string& sentence) {
    tellLine(command + ": " + sentence + "; see " + command + " --help");
    return Usage;
}

template <typename Arguments>
int carryOut(const std::string& name, const Arguments& arguments) {
    const auto command = readCommand(arguments);
    const auto checked =
        command ? checkDistinct(command->outputs) : tl::unexpected(command.error());
    if (checked)
        return execute(*command);
    tellLine(name + ": " + checked.error().field + ": " + checked.error().message);
    return Usage;
}

/// The command that was given, with the program before it.
std::string nameOf(const CLI::App& app) {
    const auto commands = app.get_subcommands();
    return app.get_name() + (commands.empty() ? "" : " " + commands.front()->get_name());
}

/// The commands of the program, each with its arguments as they are typed.
class Commands {
public:
    explicit Commands(CLI::App& app) {
        add(app, "run", "Send requests to a URL and report what came back", m_run);
        add(app, "sweep", "Measure several pool sizes, and say which one is right and why",
            m_sweep);
        add(app, "ngrams", "Count n-grams in files, on a worker process for each core", m_ngrams);
        add(app, "ngrams-merge", "Put the parts of an n-gram job together, as one run counts them",
            m_merge);
        add(app, "fit", "Fit a scalability curve to points measured elsewhere", m_fit);
        CLI::App* target =
            app.add_subcommand("target", "Serve a local target for trying things out");
        declareOptions(*target, m_target);
        m_all.push_back({target, [this] { return runTarget(m_target); }});
        add(app, "send", "Send one request and show all of it", m_send);
        add(app, "import", "Print a cURL command as a file that run takes", m_import);
        add(app, "export", "Print the request of such a file as a cURL command", m_export);
        add(app, "calibrate", "Measure what this machine can send, for runs to quote", m_calibrate);
    }

    /// Carries out the one that was given; gives the exit code.
    int carryOutParsed() const {
        for (const Command& command : m_all)
            if (command.parser->parsed())
                return command.execute();
        return refuse(
            "loadstone-cli",
            "no command was given; there are run, sweep, ngrams, ngrams-merge, fit, send, import, "
            "export, calibrate and target");
    }

private:
    struct Command {
        CLI::App* parser;
        std::function<int()> execute;
    };

    template <typename Arguments>
    void add(CLI::App& app, const std::string& name, const std::string& help,
             Arguments& arguments) {
        CLI::App* parser = app.add_subcommand(name, help);
        declareOptions(*parser, arguments);
        m_all.push_back(
            {parser, [name, &arguments] { return carryOut("loadstone-cli " + name, arguments); }});
    }

    RunArguments m_run;
    SweepArguments m_sweep;
    NgramArguments m_ngrams;
    MergeArguments m_merge;
    FitArguments m_fit;
    TargetOptions m_target;
    SendArguments m_send;
    ImportArguments m_import;
    ExportArguments m_export;
    CalibrateArguments m_calibrate;
    std::vector<Command> m_all;
};

/// Parses the words and carries out what they say; gives the exit code.
int parseAndExecute(CLI::App& app, const Commands& commands, std::vector<std::string> typed) {
    try {
        std::vector<std::string> words = wordsFor(app, std::move(typed));
        std::ranges::reverse(words); // as CLI11 takes them
        app.parse(std::move(words));
    } catch (const CLI::Success& wanted) {
        const int code = app.exit(wanted);
        return holdsOrComplain(flushStandardOutput()) ? code : CouldNotRun;
    } catch (const CLI::ParseError& error) {
        return refuse(nameOf(app), wrongOptionIn(app, error.what()));
    }
    if (const std::string wrong = wrongWordIn(app); !wrong.empty())
        return refuse(nameOf(app), wrong);
    return commands.carryOutParsed();
}

} // namespace

// What is thrown here is a broken invariant and ends the program.
int main(int argc, char** argv) { // NOLINT(bugprone-exception-escape)
    holdStandardStreams();
    endWhenOutOfMemory();
    const std::vector<std::string> typed{argv + 1, argv + argc};
    std::signal(SIGXFSZ, SIG_IGN); // a limit of file sizes is an error of the write then
    CLI::App app("Stress a server over HTTP and see how it behaves.", "loadstone-cli");
    app.set_version_flag("-V,--version", "loadstone-cli " LOADSTONE_VERSION);
    app.allow_extras();
    app.footer("Exit codes: 0 fine, 1 could not run or not one request succeeded, 2 wrong usage,\n"
               "3 not valid (with --fail-on-invalid), 129 hung up, 130 interrupted (the partial\n"
               "result is still written).\n\n"
               "Example: loadstone-cli run http://127.0.0.1:8089/ -n 10k -c 32 --json run.json");
    const Commands commands(app);
    hideSecretsIn(app, argc, argv);
    const CurlGlobal curl;
    const QCoreApplication application(argc, argv);
    return parseAndExecute(app, commands, typed);
}
