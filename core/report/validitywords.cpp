// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/validitywords.h"

#include "core/base/units.h"
#include "core/report/signalwords.h"
#include "core/report/sizenoun.h"
#include "core/report/textcolumns.h"

#include <algorithm>

namespace loadstone {

namespace {

std::string wholeText(double value) {
    return formatNumber(std::max(0.0, value), 0);
}

std::string amountText(SignalKind kind, double value) {
    switch (signalWords(kind).dimension) {
    case Dimension::Share:
        return percentText(value);
    case Dimension::Time:
        return formatTime(std::chrono::duration<double, std::milli>(value));
    case Dimension::Count:
        break;
    }
    return wholeText(value);
}

void fill(std::string& text, std::string_view mark, const std::string& value) {
    if (const auto at = text.find(mark); at != std::string::npos)
        text.replace(at, mark.size(), value);
}

} // namespace

std::string explanationOf(const Signal& signal) {
    const SignalWords& told = signalWords(signal.kind);
    std::string text(signal.ok ? told.fine : told.exceeded);
    fill(text, "{v}", signal.value ? amountText(signal.kind, *signal.value) : "");
    fill(text, "{l}", signal.limit ? amountText(signal.kind, *signal.limit) : "");
    fill(text, "{b}", wholeText(signal.basis));
    fill(text, "{f}", wholeText(signal.faults));
    return text;
}

std::string titleOf(SignalKind kind) {
    return std::string(signalWords(kind).title);
}

std::string valueText(const Signal& signal) {
    if (!signal.value)
        return "not measured";
    if (signal.kind == SignalKind::TargetHere)
        return *signal.value > 0 ? "yes" : "no";
    const std::string amount = amountText(signal.kind, *signal.value);
    if (signal.kind == SignalKind::OwnCpu || signal.kind == SignalKind::MachineCpu)
        return amount + " of " + counted(static_cast<std::uint64_t>(signal.basis), "core");
    const bool isOfSome =
        signal.kind == SignalKind::Ports || signal.kind == SignalKind::Descriptors;
    return isOfSome && signal.basis > 0 ? amount + " of " + wholeText(signal.basis) : amount;
}

std::string limitText(const Signal& signal) {
    if (!signal.limit)
        return {};
    const std::string amount = amountText(signal.kind, *signal.limit);
    return (isLeast(signal.kind) ? "at least " : "limit ") + amount;
}

std::vector<Signal> doubtsOf(const Validity& validity) {
    std::vector<Signal> doubts; // the signals about the machine are the first ones
    std::ranges::copy_if(validity.readings, std::back_inserter(doubts),
                         [](const Signal& signal) { return !signal.ok; });
    return doubts;
}

std::string verdictSentence(const Validity& validity) {
    const std::vector<Signal> doubts = doubtsOf(validity);
    if (doubts.empty())
        return "Loadstone and this machine kept up, so the figures are the server's.";
    const std::string beginning = validity.verdict == Verdict::GeneratorLimited
                                      ? "This machine and not only the server was the limit: "
                                      : "The figures are in doubt: ";
    return beginning + explanationOf(doubts.front());
}

std::string shareOfCeiling(const RunReport& report) {
    return percentText(100 * report.snapshot.requestsPerSecond() / *report.ceiling) +
           " of what this machine can send: " + formatNumber(*report.ceiling, 0) + " requests/s";
}

std::string validityText(const Validity& validity) {
    std::string text = "\nValidity: " + std::string(nameOf(validity.verdict)) + "\n";
    const std::vector<Signal> doubts = doubtsOf(validity);
    if (doubts.empty())
        return text + "  " + verdictSentence(validity) + "\n";
    for (const Signal& signal : doubts) {
        const std::string limit = limitText(signal);
        text += namedRow(titleOf(signal.kind),
                         valueText(signal) + (limit.empty() ? "" : " (" + limit + ")") + ": " +
                             explanationOf(signal),
                         20);
    }
    return text;
}

} // namespace loadstone
