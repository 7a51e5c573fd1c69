// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/senttext.h"

#include "core/base/units.h"
#include "core/base/utf8.h"
#include "core/base/visibletext.h"
#include "core/report/sentwords.h"
#include "core/report/textcolumns.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

namespace {

/// A terminal obeys what it is shown, so nothing is shown that it could obey.
bool isShowable(std::string_view text) {
    return isUtf8(text) && std::ranges::none_of(text, [](char c) {
               return (c >= 0 && c < ' ' && c != '\n' && c != '\t' && c != '\r') || c == '\x7f';
           });
}

std::string bodyText(const std::string& body) {
    if (body.empty())
        return {};
    if (!isShowable(body))
        return "(" + formatBytes(static_cast<double>(body.size())) + " that are no text)\n";
    return body.ends_with('\n') ? body : body + "\n";
}

std::string messageText(const WireMessage& message, const char* mark) {
    std::string text;
    for (const std::string& line : message.lines)
        text += mark + visibleText(line) + "\n";
    return text + mark + "\n" + bodyText(message.body) + "\n";
}

/// A bar that begins where its phase does.
std::string bar(const SentPhase& phase, Microseconds whole) {
    constexpr double width = 40;
    const auto cells = [&](Microseconds time) {
        return static_cast<std::size_t>(
            std::lround(width * static_cast<double>(time.count()) /
                        static_cast<double>(std::max<Microseconds::rep>(1, whole.count()))));
    };
    std::string text(cells(phase.begin), ' ');
    for (std::size_t i = cells(phase.begin + phase.time); i > cells(phase.begin); --i)
        text += "■";
    return text;
}

std::string waterfall(const SentOnce& once) {
    const std::vector<SentPhase> phases = phasesOf(once);
    std::string text;
    for (const SentPhase& phase : phases)
        text += namedRow(phase.name,
                         padded(formatTime(Seconds(phase.time)), 9) + "  " +
                             bar(phase, phases.back().begin + phases.back().time),
                         10);
    return text;
}

std::string checksText(const SentOnce& once) {
    std::string text;
    for (const SentCheck& one : checksOf(once))
        text += namedRow("Check", (one.passed ? "passed  " : "failed  ") + one.check.text(), 14);
    return text;
}

} // namespace

std::string sentText(const SentOnce& once, Secrets secrets) {
    const auto [sent, received] = shownMessages(once, secrets);
    std::string text;
    for (std::size_t i = 0; i < std::max(sent.size(), received.size()); ++i) {
        if (i < sent.size())
            text += messageText(sent[i], "> ");
        if (i < received.size())
            text += messageText(received[i], "< ");
    }
    if (once.dialogue.isCut())
        text += "(a body is longer than what is shown of it)\n\n";
    text += namedRow("Result", verdictOn(once), 14);
    if (const std::string negotiated = negotiatedText(once); !negotiated.empty())
        text += namedRow("Negotiated", negotiated, 14);
    text += namedRow("Time", formatTime(Seconds(once.exchange.serviceTime())), 14);
    text += namedRow("Bytes",
                     formatBytes(static_cast<double>(once.exchange.bytesSent)) + " sent, " +
                         formatBytes(static_cast<double>(once.exchange.bytesReceived)) +
                         " received, headers included",
                     14);
    if (const std::string coding = unpackedFrom(once); !coding.empty())
        text += namedRow("Body", "unpacked from " + coding, 14);
    text += checksText(once);
    const std::string phases = waterfall(once);
    return phases.empty() ? text : text + "\n" + phases;
}

} // namespace loadstone
