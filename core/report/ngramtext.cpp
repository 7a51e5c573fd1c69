// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/ngramtext.h"

#include "core/base/units.h"
#include "core/ngram/result/ngramorder.h"
#include "core/report/ngramhosts.h"
#include "core/report/textcolumns.h"

#include <algorithm>

namespace loadstone {

namespace {

std::string jobRow(const std::string& name, const std::string& value) {
    return namedRow(name, value, 14);
}

std::string heading(const NgramReport& report) {
    const NgramJob& job = report.job;
    return counted(job.files.size(), "file") + " of " + nameOf(report.format) + ", " +
           counted(static_cast<std::uint64_t>(job.workers), "worker") + ", " +
           counted(report.partitions, "partition") + "\n\n";
}

std::string summary(const NgramReport& report) {
    std::string text = "Summary:\n";
    text += jobRow("N-grams", formatCount(report.result.sums().distinct) + " different, " +
                                  formatCount(report.result.sums().total) + " in all");
    text += jobRow("Input", formatBytes(static_cast<double>(report.bytes)) + ", " +
                                counted(report.lines, "line"));
    text += jobRow("Time", formatTime(report.totalTime) + " (map " + formatTime(report.mapTime) +
                               ", reduce " + formatTime(report.reduceTime) + ")");
    text += jobRow("Throughput", formatBytes(throughputOf(report)) + "/s");
    if (report.reexecuted > 0)
        text += jobRow("Done again",
                       counted(report.reexecuted, "partition") + " after the death of a worker");
    if (report.result.sums().total == UINT64_MAX)
        text += jobRow("Note", "counts stop at " + formatCount(UINT64_MAX) + "; some are larger");
    return text;
}

std::string malformed(const NgramReport& report) {
    if (report.malformed == 0)
        return {};
    std::string text = "\nNot counted: " + malformedText(report) + "\n";
    for (const auto& line : report.firstMalformed)
        text += "  " + line.file + ":" + std::to_string(line.line) + ": " +
                sentenceFor(line.reason) + "\n";
    if (report.malformed > report.firstMalformed.size())
        text += "  ...\n";
    return text;
}

std::string top(const NgramResult& result, std::size_t most) {
    const Positions positions = topByCount(result, most);
    if (positions.empty())
        return {};
    std::string text = "\nMost frequent:\n";
    const std::size_t width = formatCount(result[positions.front()].count).size();
    for (const std::uint32_t position : positions) {
        const std::string count = formatCount(result[position].count);
        text += "  " + std::string(width - count.size(), ' ') + count + "  " +
                std::string(result[position].ngram) + "\n";
    }
    return text;
}

} // namespace

std::string summaryText(const NgramReport& report, const NgramQuestions& questions) {
    std::string text =
        heading(report) + summary(report) + ngramHostsText(report.hosts) + malformed(report);
    for (const std::string& word : questions.words)
        text += "\n" + appearance(report, word);
    if (!questions.words.empty())
        text += "\n";
    return text + top(report.result, questions.top);
}

std::vector<ProgressPiece> progressPieces(const NgramProgress& progress) {
    if (progress.partitions == 0)
        return {{"Looking into the files", Worth::Share}};
    if (progress.phase == NgramPhase::Reduce)
        return {{"Finished " + std::to_string(progress.reduced) + "/" +
                     std::to_string(hashPartitions) + " reduce operations",
                 Worth::Share}};
    const auto bytes = static_cast<double>(progress.bytes);
    const auto allBytes = static_cast<double>(progress.allBytes);
    const double rate = bytes / std::max(progress.elapsed.count(), 1e-3);
    std::vector<ProgressPiece> pieces{
        {"Finished " + std::to_string(progress.partitionsDone) + "/" +
             std::to_string(progress.partitions) + " map operations",
         Worth::Share},
        {formatBytes(bytes) + " of " + formatBytes(allBytes), Worth::Amount}};
    if (!progress.hosts.empty())
        pieces.push_back({hostsAtWork(progress.hosts), Worth::Amount});
    if (rate > 0) {
        pieces.push_back({formatBytes(rate) + "/s", Worth::Rate});
        pieces.push_back(
            {formatTime(Seconds((allBytes - bytes) / rate)) + " left", Worth::TimeLeft});
    }
    return pieces;
}

std::string progressText(const NgramProgress& progress) {
    return joined(progressPieces(progress));
}

std::string malformedText(const NgramReport& report) {
    return counted(report.malformed,
                   report.format == Format::Text ? "malformed place" : "malformed line");
}

double shareOf(const NgramProgress& progress) {
    if (progress.allBytes == 0)
        return 0;
    return static_cast<double>(progress.bytes) / static_cast<double>(progress.allBytes);
}

std::string appearance(const NgramReport& report, const std::string& ngram) {
    const auto count = countOf(report, ngram);
    if (!count)
        return ngram + " is not among the " + formatCount(report.result.size()) +
               " most frequent n-grams, which are all that the file names";
    if (*count == 0)
        return ngram + " does not appear";
    return ngram + " appears " + (*count == 1 ? "once" : formatCount(*count) + " times");
}

} // namespace loadstone
