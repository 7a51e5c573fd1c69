// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/countsoutput.h"

#include "app/cli/complain.h"
#include "app/cli/endsignals.h"
#include "app/cli/exitcodes.h"
#include "core/ngram/result/ngramorder.h"
#include "core/report/ngramjson.h"
#include "core/report/ngramtext.h"

#include <algorithm>

namespace loadstone {

/// Signals that ask for the end wait from now on until they are looked for: a file that is half
/// written must be given up first.
class CountsOutput::EndWatch {
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

namespace {

/// Gathers "ngram TAB count" lines into large pieces.
class CountLines {
public:
    explicit CountLines(const Outputs::Write& write) : m_write(write) {}

    bool add(std::string_view ngram, std::uint64_t count) {
        constexpr std::size_t enough = 1 << 20;
        appendCount(m_lines, ngram, count);
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

} // namespace

CountsOutput::CountsOutput(Go go, std::string field, const NgramQuestions& questions)
    : m_go(std::move(go)), m_field(std::move(field)), m_questions(questions) {}

int CountsOutput::write(const std::vector<OutputRequest>& requests, Outputs& outputs) {
    EndWatch watch;
    if (std::ranges::count(requests, "tsv", &OutputRequest::format) == 0)
        go([](std::string_view, std::uint64_t) { return true; }, outputs, watch);
    const auto written = outputs.write([&](const std::string& format, const Outputs::Write& write) {
        render(format, write, outputs, watch);
    });
    if (watch.wasAsked()) {
        tellNotes({"interrupted before all was merged, so there is no result"});
        return watch.exitCode();
    }
    return holdsOrComplain(written) ? Fine : CouldNotRun;
}

void CountsOutput::render(const std::string& format, const Outputs::Write& write, Outputs& outputs,
                          EndWatch& watch) {
    if (format == "tsv") {
        CountLines lines(write);
        const auto add = [&](std::string_view ngram, std::uint64_t count) {
            return lines.add(ngram, count);
        };
        go(add, outputs, watch);
        if (m_report)
            lines.flush();
    } else if (!m_report) {
        outputs.giveUp({}); // the counts could not be written, as was told
    } else if (format == "json") {
        write(encodeNgrams(*m_report, m_questions.words,
                           topByCount(m_report->result, m_questions.top)));
    } else {
        write(summaryText(*m_report, m_questions));
    }
}

void CountsOutput::go(const TakeCount& take, Outputs& outputs, EndWatch& watch) {
    auto report = m_go(m_questions, [&](std::string_view ngram, std::uint64_t count) {
        return !watch.look() && take(ngram, count);
    });
    if (!report)
        outputs.giveUp({m_field, report.error().message});
    else if (watch.wasAsked())
        outputs.giveUp({});
    else
        m_report = std::move(*report);
}

} // namespace loadstone
