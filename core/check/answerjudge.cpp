// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/check/answerjudge.h"

#include "core/base/asciicase.h"
#include "core/base/trimmed.h"
#include "core/check/checkmatcher.h"

#include <algorithm>

namespace loadstone {

namespace {

using Kind = Check::Kind;

constexpr std::size_t mostKept = 64 * 1024; ///< of memory, from answer to answer

std::uint32_t bit(std::size_t number) {
    return std::uint32_t{1} << number;
}

/// Whether the line is of the header that the check asks for, and is as it has it.
bool passesHeader(const Check& check, std::string_view name, std::string_view value) {
    if (!sameButForCase(check.name, name))
        return false;
    switch (check.kind) {
    case Kind::HeaderEquals:
        return value == check.wanted;
    case Kind::HeaderContains:
        return value.find(check.wanted) != std::string_view::npos;
    default:
        break;
    }
    return check.kind == Kind::HeaderPresent;
}

bool passesBody(const Check& check, const std::string& body) {
    if (check.kind == Kind::BodyMatches)
        return re2::RE2::PartialMatch(body, *check.matcher->pattern);
    const auto value = check.matcher->path.in(body);
    return value && (check.kind == Kind::JsonPresent || check.matcher->accepts(*value));
}

} // namespace

AnswerJudge::AnswerJudge(std::span<const Check> checks, BodyRoom* room)
    : m_checks(checks.first(std::min(checks.size(), mostChecks))), m_room(room) {
    m_searches.reserve(m_checks.size());
    for (std::size_t i = 0; i < m_checks.size(); ++i) {
        const Check& check = m_checks[i];
        m_looksAtHead = m_looksAtHead || check.isOfHeader();
        m_keepsBody = m_keepsBody || check.needsWholeBody();
        if (check.kind != Kind::BodyContains)
            continue;
        m_searchOf[i] = static_cast<std::uint8_t>(m_searches.size());
        m_searches.emplace_back(check.wanted);
    }
}

void AnswerJudge::begin() {
    m_passedByHead = 0;
    m_isCut = false;
    for (TextSearch& search : m_searches)
        search.begin();
    m_body.clear();
    if (m_granted <= mostKept)
        return;
    m_body.shrink_to_fit();
    makeRoom(ownRoom);
}

/// Takes what is missing for bodies of this size, or gives back what is too much. False if there is
/// not enough.
bool AnswerJudge::makeRoom(std::size_t forBody) {
    const auto cost = [](std::size_t body) { return body + std::min(body, mostKept); };
    if (m_room && forBody > m_granted && !m_room->take(cost(forBody) - cost(m_granted)))
        return false;
    if (m_room && forBody < m_granted)
        m_room->giveBack(cost(m_granted) - cost(forBody));
    m_granted = forBody;
    return true;
}

/// How many of so many further bytes are kept of a body. Of one that was cut there are none, or
/// there would be a hole in it.
std::size_t AnswerJudge::roomFor(std::size_t bytes) {
    if (m_isCut)
        return 0;
    const std::size_t wanted = std::min(m_body.size() + bytes, mostBody);
    if (wanted > m_granted && makeRoom(std::clamp(2 * m_granted, wanted, mostBody)))
        m_body.reserve(m_granted);
    return std::min(wanted, m_granted) - m_body.size();
}

void AnswerJudge::takeLine(std::string_view line) {
    if (!m_looksAtHead)
        return;
    if (line.starts_with("HTTP/"))
        m_passedByHead = 0;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos)
        return;
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = trimmed(line.substr(colon + 1), " \t\r\n");
    for (std::size_t i = 0; i < m_checks.size(); ++i)
        if (passesHeader(m_checks[i], name, value))
            m_passedByHead |= bit(i);
}

void AnswerJudge::takeHead(std::string_view lines) {
    constexpr std::size_t longest = 4096;
    if (!m_looksAtHead)
        return;
    if (lines == m_seenHead) {
        m_passedByHead = m_passedBySeenHead;
        return;
    }
    const std::string_view all = lines;
    while (!lines.empty()) {
        const std::string_view line = lines.substr(0, lines.find('\n'));
        takeLine(line);
        lines.remove_prefix(std::min(line.size() + 1, lines.size()));
    }
    if (all.size() <= longest) {
        m_seenHead = all;
        m_passedBySeenHead = m_passedByHead;
    }
}

void AnswerJudge::takeBody(std::string_view bytes) {
    for (TextSearch& search : m_searches)
        search.take(bytes);
    if (!m_keepsBody)
        return;
    const std::size_t room = roomFor(bytes.size());
    m_isCut = m_isCut || bytes.size() > room;
    m_body += bytes.substr(0, room);
}

void AnswerJudge::lookAtBody() {
    if (m_knowsBody && m_body == m_seenBody)
        return;
    m_passedByBody = 0;
    for (std::size_t i = 0; i < m_checks.size(); ++i)
        if (m_checks[i].needsWholeBody() && passesBody(m_checks[i], m_body))
            m_passedByBody |= bit(i);
    m_knowsBody = m_body.size() <= mostKept;
    if (m_knowsBody)
        m_seenBody = m_body;
}

bool AnswerJudge::passes(std::size_t number, const Whole& whole) const {
    const Check& check = m_checks[number];
    switch (check.kind) {
    case Kind::BodyContains:
        return m_searches[m_searchOf[number]].isFound();
    case Kind::BodyMatches:
    case Kind::JsonPresent:
    case Kind::JsonEquals:
        return (m_passedByBody & bit(number)) != 0;
    case Kind::HeaderPresent:
    case Kind::HeaderEquals:
    case Kind::HeaderContains:
        return (m_passedByHead & bit(number)) != 0;
    case Kind::Size:
        return holds(whole.size, check.relation, check.bound);
    case Kind::Time:
        break;
    }
    return holds(whole.microseconds, check.relation, check.bound);
}

CheckVerdict AnswerJudge::judge(Microseconds time, std::uint64_t size) {
    const Whole whole{static_cast<double>(time.count()), static_cast<double>(size)};
    if (m_keepsBody)
        lookAtBody();
    CheckVerdict verdict;
    verdict.bodyWasCut = m_isCut;
    for (std::size_t i = 0; i < m_checks.size(); ++i)
        (passes(i, whole) ? verdict.passed : verdict.failed) |= bit(i);
    return verdict;
}

} // namespace loadstone
