// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/merge/mergeexecute.h"

#include "app/cli/complain.h"
#include "app/cli/countsoutput.h"
#include "app/cli/exitcodes.h"
#include "core/report/ngrammerge.h"

namespace loadstone {

int execute(const MergeCommand& command) {
    auto merge = NgramMerge::open(command.parts);
    if (!merge) {
        complain({"PART", merge.error().message});
        return CouldNotRun;
    }
    auto outputs = Outputs::open(command.outputs);
    if (!holdsOrComplain(outputs))
        return CouldNotRun;
    const auto go = [&](const NgramQuestions& questions, const TakeCount& take) {
        return merge->run(questions, take);
    };
    return CountsOutput(go, "PART", command.questions).write(command.outputs, *outputs);
}

} // namespace loadstone
