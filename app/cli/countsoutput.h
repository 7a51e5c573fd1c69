// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/outputrequest.h"
#include "app/cli/outputs.h"
#include "core/ngram/result/partmerge.h"
#include "core/report/ngramreport.h"

#include <vector>

namespace loadstone {

/// Writes what is asked of counts that come one after the other: "tsv" goes out while they do, and
/// first; "json" and "text" are known behind them. Owned by a command; one thread, which it blocks
/// until the end or until a signal asks for that.
class CountsOutput {
public:
    /// Goes through all counts, once, and gives the report; none if that was ended.
    using Go = std::function<Expected<std::optional<NgramReport>>(const NgramQuestions& questions,
                                                                  const TakeCount& take)>;

    /// Errors of `go` are told with this field.
    CountsOutput(Go go, std::string field, const NgramQuestions& questions);

    /// The exit code.
    int write(const std::vector<OutputRequest>& requests, Outputs& outputs);

private:
    class EndWatch;

    void render(const std::string& format, const Outputs::Write& write, Outputs& outputs,
                EndWatch& watch);
    void go(const TakeCount& take, Outputs& outputs, EndWatch& watch);

    const Go m_go;
    const std::string m_field;
    const NgramQuestions& m_questions;
    std::optional<NgramReport> m_report; ///< none if the counts could not be written
};

} // namespace loadstone
