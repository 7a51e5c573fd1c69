// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/runtext.h"

#include "core/base/units.h"
#include "core/http/secrets.h"
#include "core/report/addresstext.h"
#include "core/report/checkwords.h"
#include "core/report/clockwords.h"
#include "core/report/hostwords.h"
#include "core/report/latencybars.h"
#include "core/report/loadnoun.h"
#include "core/report/loadtext.h"
#include "core/report/metricswords.h"
#include "core/report/percentiles.h"
#include "core/report/querywords.h"
#include "core/report/remarks.h"
#include "core/report/sentences.h"
#include "core/report/sizenoun.h"
#include "core/report/statementfigures.h"
#include "core/report/textcolumns.h"
#include "core/report/thresholdwords.h"
#include "core/report/validitywords.h"
#include "core/report/workerlosses.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

std::string row(const std::string& name, const std::string& value) {
    return namedRow(name, value, 16);
}

std::string requestsRow(const Totals& totals, const LoadNoun& noun) {
    return row(noun.title(), formatCount(totals.started) + " sent: " + formatCount(totals.ok) +
                                 " ok, " + formatCount(totals.failed) + " failed, " +
                                 formatCount(totals.aborted) + " aborted");
}

std::string connectionsRow(const RunReport& report) {
    std::string value = formatCount(report.snapshot.totals.connectionsOpened) + " opened";
    if (report.plan.warmUp > Milliseconds::zero() && !report.plan.asksDatabase())
        value += " after the warm-up";
    if (const auto ideal = report.plan.idealConnections())
        value += *ideal == 0 ? " (ideal: none)" : " (ideal: at most " + formatCount(*ideal) + ")";
    if (const std::string where = addressText(report); !where.empty())
        value += ", " + where;
    if (const auto& room = report.database.room)
        value += "; before the run " + roomText(*room);
    return row("Connections", value);
}

std::string protocolOf(const Totals& totals) {
    std::string text;
    for (const auto& [major, count] : totals.httpVersions)
        text += (text.empty() ? ", " : " and ") +
                std::string(major == 1 ? "HTTP/1.1" : "HTTP/" + std::to_string(major));
    return text;
}

/// What the load was to be: "500/s", or its stages, and what of it was not sent.
std::string paceRow(const RunReport& report) {
    std::string asked = loadText(report.plan);
    if (asked.empty())
        return {};
    if (report.snapshot.overdue.value_or(0) > 0)
        asked += "; " + formatCount(*report.snapshot.overdue) + " were due and not sent";
    return row("Asked for", asked);
}

std::string dataRows(const RunReport& report, const LoadNoun& noun) {
    const Snapshot& snapshot = report.snapshot;
    const Totals& totals = snapshot.totals;
    std::string text;
    if (report.plan.asksDatabase())
        text += row("Rows", formatCount(totals.rows) + " received");
    text +=
        row("Total data", formatBytes(static_cast<double>(totals.bytesReceived)) + " received, " +
                              (report.plan.asksDatabase() ? "values of rows" : "headers included"));
    if (totals.completed() > 0)
        text += row("Size/" + noun.one, formatBytes(static_cast<double>(totals.bytesReceived) /
                                                    static_cast<double>(totals.completed())));
    return text + row("Size/sec", formatBytes(snapshot.bytesPerSecond()) + "/s");
}

std::string summary(const RunReport& report) {
    const Snapshot& snapshot = report.snapshot;
    const Totals& totals = snapshot.totals;
    std::string text = "Summary:\n";
    text += row("Success rate", totals.completed() == 0 ? "–" : formatShare(totals.successRate()));
    text += row("Total", formatTime(snapshot.elapsed));
    if (!totals.latencyOk.empty()) {
        text += row("Slowest", formatMicroseconds(totals.latencyOk.max()));
        text += row("Fastest", formatMicroseconds(totals.latencyOk.min()));
        text += row("Average", formatMicroseconds(totals.latencyOk.mean()));
    }
    const LoadNoun noun = nounOf(report.plan);
    text += row(noun.title() + "/sec", formatNumber(snapshot.requestsPerSecond(), 1));
    text += paceRow(report);
    if (report.ceiling)
        text += row("Of the machine", shareOfCeiling(report));
    text += requestsRow(totals, noun);
    text += dataRows(report, noun);
    text += connectionsRow(report);
    if (const std::string tls = tlsText(report); !tls.empty())
        text += row("TLS", tls);
    const std::string packed = packedText(report);
    return packed.empty() ? text : text + row("Encodings", packed);
}

std::string histogram(const Histogram& latency) {
    constexpr double longestBar = 40;
    const auto bars = latencyBars(latency, 11);
    const auto most = std::ranges::max(bars, {}, &LatencyBar::count).count;
    std::string text = "\nResponse time histogram:\n";
    for (const LatencyBar& bar : bars) {
        const double share = static_cast<double>(bar.count) / static_cast<double>(most);
        std::string line = padded(formatMicroseconds(bar.to), 12) + " " +
                           padded("[" + formatCount(bar.count) + "]", 12) + " |";
        for (long i = std::lround(share * longestBar); i > 0; --i)
            line += "■";
        text += line + "\n";
    }
    return text;
}

/// With a rate there are two clocks, side by side.
std::string distribution(const Totals& totals) {
    const bool hasRate = !totals.serviceOk.empty();
    std::string text = "\nResponse time distribution";
    text += hasRate ? " (from when each was due; service time from when it left):\n" : ":\n";
    for (const Percentile& percentile : percentiles) {
        text += padded(formatNumber(percentile.quantile * 100, 2) + " %", 10) + " in " +
                formatMicroseconds(totals.latencyOk.quantile(percentile.quantile));
        if (hasRate)
            text +=
                ", service " + formatMicroseconds(totals.serviceOk.quantile(percentile.quantile));
        text += "\n";
    }
    return text;
}

std::string clocks(const RunReport& report) {
    const ClockWords words = clockWords(report);
    if (words.sentence.empty())
        return {};
    return "\n" + words.sentence + "\n" + (words.reason.empty() ? "" : words.reason + "\n");
}

std::string details(const Totals& totals) {
    std::string text = "\nDetails (average, p50, p99, slowest):\n";
    for (std::size_t i = 0; i < phaseCount; ++i) {
        const Histogram& phase = totals.phases[i];
        if (phase.empty())
            continue;
        text += row(std::string(phaseNames[i]),
                    padded(formatMicroseconds(phase.mean()), 9) + ", " +
                        padded(formatMicroseconds(phase.quantile(0.5)), 9) + ", " +
                        padded(formatMicroseconds(phase.quantile(0.99)), 9) + ", " +
                        padded(formatMicroseconds(phase.max()), 9) + "  in " +
                        counted(phase.total(), i < 3 ? "connection" : "answer"));
    }
    return text;
}

std::string statusCodes(const Totals& totals) {
    std::string text = "\nStatus code distribution:\n";
    for (const auto& [status, count] : totals.statuses)
        text += padded(formatCount(count), 12) + "  " + statusText(status) + "\n";
    return text;
}

/// The code of a database's error stands in its message.
std::string classText(const ErrorLine& line) {
    const bool hasCode = line.code != 0 && line.state.empty();
    return "[" + std::string(nameOf(line.errorClass)) +
           (hasCode ? " " + std::to_string(line.code) : "") + "] ";
}

std::string errors(const std::vector<ErrorLine>& lines) {
    std::string text = "\nError distribution:\n";
    for (const ErrorLine& line : lines)
        text += padded(formatCount(line.count), 12) + "  " + classText(line) + line.message +
                (line.said.empty() ? "" : "; the first: " + line.said) + "\n";
    return text;
}

/// "12 requests in flight then, counted as aborted and in no latency; the oldest had been under way
/// for 3.6 s."
std::string inFlightNote(const RunReport& report) {
    const Totals& totals = report.snapshot.totals;
    std::string text = nounOf(report.plan).counted(totals.aborted) +
                       " in flight then, counted as aborted and in no latency";
    if (!totals.abortedAges.empty())
        text += std::string(totals.aborted == 1 ? "; it" : "; the oldest") +
                " had been under way for " + formatMicroseconds(totals.abortedAges.max());
    return text + ".\n";
}

std::string retryNote(const RunReport& report) {
    const Totals& totals = report.snapshot.totals;
    if (report.plan.asksDatabase())
        return conflictNote(report);
    if (totals.retries == 0)
        return "";
    return "\n" + counted(totals.retries, "request") + (totals.retries == 1 ? " was" : " were") +
           " sent again because the server had closed an idle connection.\n";
}

std::string endingNote(const RunReport& report) {
    const auto aborted = report.snapshot.totals.aborted;
    const std::string inFlight = inFlightNote(report);
    const std::string losses = report.losses.empty() ? "" : "\n" + lossText(report);
    if (report.ending == Ending::Stopped)
        return "\nStopped by hand, so this is a partial result; " + inFlight + losses;
    if (report.ending == Ending::ThresholdBroken)
        return "\nEnded because a threshold was broken, so this is a partial result; " + inFlight +
               losses;
    if (const std::string lost = lostHostsText(report.hosts); !lost.empty())
        return "\n" + lost + ", so this is a partial result.\n" + losses;
    if (report.ending == Ending::CutShort)
        return "\nAll worker processes died, so this is a partial result.\n" + lossText(report);
    if (report.ending == Ending::Degraded)
        return "\nNot all worker processes lived to the end, so this is of fewer connections than "
               "asked for.\n" +
               lossText(report);
    if (const std::string feed = usedUpFeedOf(report); !feed.empty())
        return "\nEnded when each row of " + feed + " had been used once.\n";
    return aborted > 0 ? "\nEnded when the time was over; " + inFlight : "";
}

std::string requestText(const RunReport& report) {
    return report.plan.request.method + " " + withoutSecrets(report.plan.request.url) + ", " +
           sized(report.plan.threads, unitsOf(report.plan.engine)) +
           protocolOf(report.snapshot.totals) + "\n";
}

} // namespace

std::string summaryText(const RunReport& report) {
    const Totals& totals = report.snapshot.totals;
    std::string text = report.plan.asksDatabase() ? askedText(report) : requestText(report);
    text += "\n" + summary(report);
    if (!totals.latencyOk.empty())
        text += histogram(totals.latencyOk) + distribution(totals) +
                spokenOf(report.plan, clocks(report));
    if (totals.completed() > 0)
        text += details(totals) + statementsText(report);
    if (!totals.statuses.empty())
        text += statusCodes(totals);
    if (const auto lines = errorLines(totals, report.plan); !lines.empty())
        text += errors(lines);
    text += hostsText(report) + retryNote(report) + endingNote(report) + checksText(report);
    text += spokenOf(report.plan, thresholdsText(report)) + metricsText(report);
    return report.validity ? text + spokenOf(report.plan, validityText(*report.validity)) : text;
}

} // namespace loadstone
