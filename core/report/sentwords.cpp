// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/sentwords.h"

#include "core/base/asciicase.h"
#include "core/base/trimmed.h"
#include "core/http/knownsecrets.h"
#include "core/http/secretbody.h"
#include "core/http/secretcheck.h"
#include "core/http/secrets.h"
#include "core/report/sentences.h"

#include <algorithm>

namespace loadstone {

namespace {

/// A line of a head in its parts: the first has a target, the others have a name and a value.
struct HeadLine {
    std::string_view before;
    std::string_view name; ///< empty in a first line
    std::string_view value;
    std::string_view behind;
};

HeadLine partsOf(std::string_view line, bool isFirst) {
    if (isFirst) {
        const std::size_t begin = std::min(line.find(' '), line.size());
        const std::size_t end = std::max(line.rfind(' '), begin + 1);
        if (line.starts_with("HTTP/") || end >= line.size())
            return {line, {}, {}, {}};
        return {line.substr(0, begin + 1),
                {},
                line.substr(begin + 1, end - begin - 1),
                line.substr(end)};
    }
    const std::size_t colon = std::min(line.find(':'), line.size());
    const std::size_t value = std::min(line.find_first_not_of(": ", colon), line.size());
    return {line.substr(0, value), line.substr(0, colon), line.substr(value), {}};
}

template <typename Visit>
void forEachLine(const std::vector<WireMessage>& messages, Visit visit) {
    for (const WireMessage& message : messages)
        for (std::size_t i = 0; i < message.lines.size(); ++i)
            visit(partsOf(message.lines[i], i == 0));
}

KnownSecrets secretsOf(const SentOnce& once) {
    KnownSecrets known = once.fromPlaceholders;
    known.addThoseOf(once.request);
    known.addThoseOf(once.transport);
    const auto add = [&](const HeadLine& line) {
        if (line.name.empty())
            known.addThoseOfUrl(line.value);
        else
            known.addThoseOfHeader(line.name, line.value);
    };
    forEachLine(once.dialogue.sent(), add);
    forEachLine(once.dialogue.received(), add);
    return known;
}

std::string shownLine(const HeadLine& line, const KnownSecrets& known) {
    MaskedText text;
    text.show(line.before);
    if (line.name.empty())
        maskUrl(line.value, text);
    else
        maskHeader(line.name, line.value, text);
    text.show(line.behind);
    return known.hiddenIn(text.takeText());
}

std::vector<WireMessage> shownOf(std::vector<WireMessage> messages, const KnownSecrets& known) {
    for (WireMessage& message : messages) {
        for (std::size_t i = 0; i < message.lines.size(); ++i)
            message.lines[i] = shownLine(partsOf(message.lines[i], i == 0), known);
        message.body = known.hiddenIn(withoutSecretsInBody(message.body));
    }
    return messages;
}

/// Adds phases one behind the other.
class PhaseList {
public:
    void add(const char* name, std::optional<Microseconds> time) {
        if (!time)
            return;
        m_phases.push_back({name, m_end, *time});
        m_end += *time;
    }
    std::vector<SentPhase> take() { return std::move(m_phases); }

private:
    std::vector<SentPhase> m_phases;
    Microseconds m_end{0};
};

/// Of the time from the first byte that was sent to the first that came.
Microseconds sendingTime(const SentOnce& once) {
    const Exchange& exchange = once.exchange;
    const Microseconds whole = exchange.phases.ttfb.value_or(Microseconds(0));
    const auto download = exchange.phases.download.value_or(Microseconds(0));
    const auto untilSent = toMicroseconds(exchange.finished - once.dialogue.sentAt()) - download;
    return std::max(Microseconds(0), whole - std::max(Microseconds(0), untilSent));
}

} // namespace

std::vector<SentPhase> phasesOf(const SentOnce& once) {
    const Phases& phases = once.exchange.phases;
    PhaseList list;
    list.add("dns", phases.dns);
    list.add("connect", phases.connect);
    list.add("tls", phases.tls);
    if (phases.ttfb) {
        const Microseconds sending = sendingTime(once);
        list.add("send", sending);
        list.add("wait", *phases.ttfb - sending);
    }
    list.add("receive", phases.download);
    return list.take();
}

std::vector<SentCheck> checksOf(const SentOnce& once) {
    std::vector<SentCheck> list;
    const CheckVerdict& verdict = once.exchange.checks;
    for (std::size_t i = 0; i < once.checks.size() && verdict.isJudged(); ++i)
        list.push_back({withoutSecrets(once.checks[i]), (verdict.passed >> i & 1) != 0});
    return list;
}

std::optional<Microseconds> timeOnKeptConnection(const SentOnce& once) {
    const Phases& phases = once.exchange.phases;
    if (!phases.connect || !phases.ttfb)
        return std::nullopt;
    const Microseconds none(0);
    return std::max(none, once.exchange.serviceTime() - phases.dns.value_or(none) -
                              *phases.connect - phases.tls.value_or(none));
}

// Only who has asked for packed answers unpacks them.
std::string unpackedFrom(const SentOnce& once) {
    constexpr std::string_view name = "content-encoding:";
    const auto& received = once.dialogue.received();
    if (!once.transport.compressed || received.empty() || received.back().body.empty())
        return {};
    for (const std::string& line : received.back().lines) {
        const std::string_view value =
            trimmed(std::string_view(line).substr(std::min(name.size(), line.size())), " \t");
        if (sameButForCase(std::string_view(line).substr(0, name.size()), name) &&
            !sameButForCase(value, "identity"))
            return std::string(value);
    }
    return {};
}

ShownMessages shownMessages(const SentOnce& once, Secrets secrets) {
    const Dialogue& dialogue = once.dialogue;
    if (secrets == Secrets::Kept)
        return {dialogue.sent(), dialogue.received()};
    const KnownSecrets known = secretsOf(once);
    return {shownOf(dialogue.sent(), known), shownOf(dialogue.received(), known)};
}

std::string verdictOn(const SentOnce& once) {
    const Exchange& exchange = once.exchange;
    if (exchange.aborted)
        return "stopped before the answer was whole";
    if (exchange.error != ErrorClass::None)
        return errorText(exchange.error, exchange.code, once.transport);
    if (exchange.checks.failed != 0)
        return statusText(exchange.status) + ", but not all checks passed";
    return statusText(exchange.status) + (exchange.ok ? ", as expected" : ", not expected");
}

std::string negotiatedText(const SentOnce& once) {
    const Dialogue& dialogue = once.dialogue;
    const int major = once.exchange.httpMajor;
    if (major == 0)
        return {};
    std::string text = major == 1 ? "HTTP/1.1" : "HTTP/" + std::to_string(major);
    if (!dialogue.address().empty())
        text += " to " + dialogue.address();
    if (!dialogue.tlsVersion().empty())
        text += ", " + dialogue.tlsVersion() + " with " + dialogue.cipher();
    return text;
}

} // namespace loadstone
