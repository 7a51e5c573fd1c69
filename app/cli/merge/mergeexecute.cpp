// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/merge/mergeexecute.h"

#include "app/cli/complain.h"
#include "app/cli/endsignals.h"
#include "app/cli/exitcodes.h"
#include "app/cli/outputs.h"
#include "core/report/ngramjson.h"
#include "core/report/ngrammerge.h"
#include "core/report/ngramtext.h"

#include <algorithm>

namespace loadstone {

namespace {

/// Signals that ask for the end wait from now on until they are looked for: a file that is half
/// written must be given up first.
class EndWatch {
public:
    EndWatch() { pthread_sigmask(SIG_BLOCK, &m_signals, nullptr); }

    /// Looks each so many times; true from then on that there was one.
    bool look() {
        constexpr unsigned looksEach = 4096;
        if (wasAsked() || ++m_calls % looksEach != 0)
            return wasAsked();
        const timespec noTime{};
        m_signal = sigtimedwait(&m_signals, nullptr, &noTime);
        return wasAsked();
    }
    bool wasAsked() const { return m_signal > 0; }
    int exitCode() const { return m_signal == SIGHUP ? HungUp : Interrupted; }

private:
    const sigset_t m_signals = endSignals();
    unsigned m_calls = 0;
    int m_signal = 0;
};

/// Gathers "ngram TAB count" lines into large pieces.
class CountLines {
public:
    explicit CountLines(const Outputs::Write& write) : m_write(write) {}

    bool add(std::string_view ngram, std::uint64_t count) {
        constexpr std::size_t enough = 1 << 20;
        m_lines.append(ngram).append("\t").append(std::to_string(count)).append("\n");
        return m_lines.size() < enough || flush();
    }
    bool flush() {
        const bool isWritten = m_write(m_lines);
        m_lines.clear();
        return isWritten;
    }

private:
    const Outputs::Write& m_write;
    std::string m_lines;
};

/// One merge with what it writes. The counts go out while they are read, and first; the rest is
/// known behind them.
class Merging {
public:
    Merging(NgramMerge& merge, const MergeCommand& command, Outputs& outputs)
        : m_merge(merge), m_command(command), m_outputs(outputs) {}

    int run() {
        if (std::ranges::count(m_command.outputs, "tsv", &OutputRequest::format) == 0)
            go([](std::string_view, std::uint64_t) { return true; });
        const auto written =
            m_outputs.write([this](const std::string& format, const Outputs::Write& write) {
                render(format, write);
            });
        if (m_watch.wasAsked()) {
            tellNotes({"interrupted before all was merged, so there is no result"});
            return m_watch.exitCode();
        }
        return holdsOrComplain(written) ? Fine : CouldNotRun;
    }

private:
    void render(const std::string& format, const Outputs::Write& write) {
        if (format == "tsv") {
            CountLines lines(write);
            go([&](std::string_view ngram, std::uint64_t count) {
                return lines.add(ngram, count);
            });
            if (m_report)
                lines.flush();
        } else if (!m_report) {
            m_outputs.giveUp({}); // the counts could not be written, as was told
        } else if (format == "json") {
            write(encodeNgrams(*m_report, m_command.questions.words,
                               topByCount(m_report->result, m_command.questions.top)));
        } else {
            write(summaryText(*m_report, m_command.questions));
        }
    }

    void go(const TakeCount& take) {
        auto report =
            m_merge.run(m_command.questions, [&](std::string_view ngram, std::uint64_t count) {
                return !m_watch.look() && take(ngram, count);
            });
        if (!report)
            m_outputs.giveUp({"PART", report.error().message});
        else if (m_watch.wasAsked())
            m_outputs.giveUp({});
        else
            m_report = std::move(*report);
    }

    NgramMerge& m_merge;
    const MergeCommand& m_command;
    Outputs& m_outputs;
    EndWatch m_watch;
    std::optional<NgramReport> m_report; ///< none where the counts could not be written
};

} // namespace

int execute(const MergeCommand& command) {
    auto merge = NgramMerge::open(command.parts);
    if (!merge) {
        complain({"PART", merge.error().message});
        return CouldNotRun;
    }
    auto outputs = Outputs::open(command.outputs);
    if (!holdsOrComplain(outputs))
        return CouldNotRun;
    return Merging(*merge, command, *outputs).run();
}

} // namespace loadstone
