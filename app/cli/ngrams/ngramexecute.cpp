// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/ngrams/ngramexecute.h"

#include "app/cli/complain.h"
#include "app/cli/countsoutput.h"
#include "app/cli/exitcodes.h"
#include "app/cli/interrupt.h"
#include "app/cli/losthosts.h"
#include "app/cli/outputs.h"
#include "app/cli/runtoend.h"
#include "core/base/cpu.h"
#include "core/ngram/result/ngramorder.h"
#include "core/report/ngramhosts.h"
#include "core/report/ngramjson.h"
#include "core/report/ngrampart.h"
#include "core/report/ngramtext.h"
#include "core/run/countcrew.h"
#include "core/run/ngramrun.h"
#include "core/run/programs.h"

#include <algorithm>

namespace loadstone {

namespace {

void render(const NgramReport& report, const NgramQuestions& questions, const std::string& format,
            const Outputs::Write& write) {
    if (format == "json")
        write(encodeNgrams(report, questions.words, topByCount(report.result, questions.top)));
    else if (format == "text")
        write(summaryText(report, questions));
    else if (format == "part")
        writePart(report, write);
    else
        writeCounts(report.result, orderByNgram(report.result, static_cast<int>(coreCount())),
                    write);
}

/// What the summary tells, if there is none.
void tellMalformed(const NgramReport& report, const NgramCommand& command) {
    const bool hasSummary = std::ranges::count(command.outputs, "text", &OutputRequest::format) > 0;
    if (report.malformed > 0 && !hasSummary)
        tellNotes({"not counted: " + malformedText(report) +
                   (command.job.part ? "; ngrams-merge" : "; --json FILE") +
                   " tells the first ones"});
}

int conclude(const NgramOutcome& outcome, const NgramCommand& command, Outputs& outputs,
             const Interrupt& interrupt) {
    if (outcome.error) {
        complain(withOption(*outcome.error));
        return CouldNotRun;
    }
    if (!outcome.report) {
        tellNotes({"interrupted before all was counted, so there is no result"});
        return interrupt.exitCode();
    }
    tellMalformed(*outcome.report, command);
    const auto written = outputs.write([&](const std::string& format, const Outputs::Write& write) {
        render(*outcome.report, command.questions, format, write);
    });
    return holdsOrComplain(written) ? Fine : CouldNotRun;
}

int concludeShared(const CountOutcome& outcome, const NgramCommand& command, Outputs& outputs,
                   const Interrupt& interrupt) {
    if (!outcome.counts)
        return conclude({std::nullopt, outcome.error}, command, outputs, interrupt);
    tellMalformed(outcome.report, command);
    const auto go = [&](const NgramQuestions& questions, const TakeCount& take) {
        return outcome.counts->tell(outcome.report, questions, take);
    };
    return CountsOutput(go, "", command.questions).write(command.outputs, outputs);
}

int executeShared(const NgramCommand& command) {
    CountCrew crew;
    LostHosts lost;
    const auto show = [&](ProgressLine& line, const NgramProgress& progress) {
        lost.look(lostHostsText(progress.hosts), line);
        line.show(progress.elapsed, shareOf(progress), [&] { return progressPieces(progress); });
    };
    const auto end = [&](const CountOutcome& outcome, Outputs& outputs,
                         const Interrupt& interrupt) {
        return concludeShared(outcome, command, outputs, interrupt);
    };
    return runCommand<&CountCrew::cancel>(command, crew, *command.shared, show, end);
}

} // namespace

int execute(const NgramCommand& command) {
    if (command.shared)
        return executeShared(command);
    NgramRun run(workerProgram());
    const auto show = [](ProgressLine& line, const NgramProgress& progress) {
        line.show(progress.elapsed, shareOf(progress), [&] { return progressPieces(progress); });
    };
    const auto end = [&](const NgramOutcome& outcome, Outputs& outputs,
                         const Interrupt& interrupt) {
        return conclude(outcome, command, outputs, interrupt);
    };
    return runCommand<&NgramRun::cancel>(command, run, command.job, show, end);
}

} // namespace loadstone
