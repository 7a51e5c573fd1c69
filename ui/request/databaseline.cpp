// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/databaseline.h"

#include "core/base/cpu.h"
#include "core/base/listed.h"
#include "core/base/units.h"
#include "core/postgres/sessionplan.h"
#include "ui/format.h"
#include "ui/theme/chartcolors.h"

#include <QEvent>

namespace loadstone {

namespace {

const QString separator = QStringLiteral(" · ");

const char* howText(QueryProtocol protocol) {
    switch (protocol) {
    case QueryProtocol::Extended:
        return "extended, parsed each time";
    case QueryProtocol::Simple:
        return "simple, as text";
    case QueryProtocol::Prepared:
        break;
    }
    return "prepared once per connection";
}

bool asksTheSame(const LoadPlan& one, const LoadPlan& other) {
    return one.request.url == other.request.url && one.queries.all == other.queries.all &&
           one.queries.protocol == other.queries.protocol &&
           one.transport.connectTimeout == other.transport.connectTimeout;
}

} // namespace

DatabaseLine::DatabaseLine(QWidget* parent) : SentenceLabel(parent) {
    setObjectName("database");
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setFocusPolicy(Qt::NoFocus);
    connect(&m_finder, &DatabaseFinder::found, this, &DatabaseLine::take);
    applyColor();
}

// Of a query that is no SQL nothing can be asked, but of where it is to go.
void DatabaseLine::ask(const LoadPlan& plan) {
    LoadPlan asked = plan;
    if (!SessionPlan::read(asked.request.url, asked.queries))
        asked.queries.all.clear();
    if (!SessionPlan::read(asked.request.url, asked.queries))
        return forget();
    if (m_isAsked && asksTheSame(asked, m_plan))
        return;
    m_plan = std::move(asked);
    m_isAsked = m_finder.start(m_plan, Consent{true, {}, false}, 0).has_value();
}

void DatabaseLine::forget() {
    m_finder.stop();
    m_isAsked = false;
    m_state = State::Unknown;
    write();
    emit typesFound({});
}

void DatabaseLine::setSizes(const std::vector<int>& sizes) {
    m_sizes = sizes;
    if (m_state == State::Known)
        write();
}

// What is wrong now may be right the next time.
void DatabaseLine::take() {
    const auto& facts = m_finder.facts();
    m_isAsked = facts.has_value();
    m_state = facts ? State::Known : asksForConsent(facts.error()) ? State::Unknown : State::Wrong;
    write();
    emit typesFound(facts ? facts->types : std::vector<std::string>());
}

QString DatabaseLine::goodText() const {
    const DatabaseFacts& facts = *m_finder.facts();
    QStringList parts{QString("✓ PostgreSQL %1").arg(toText(facts.version))};
    if (facts.isHere)
        parts.front() += ", " + toText(counted(coreCount(), "core"));
    if (facts.room)
        parts << toText(roomText(*facts.room));
    parts << howText(m_plan.queries.protocol);
    if (const auto missing = missingSizes(); !missing.empty())
        parts << QString("no room for %1").arg(toText(listed(missing)));
    return parts.join(separator);
}

std::vector<std::string> DatabaseLine::missingSizes() const {
    std::vector<std::string> missing;
    if (const auto& room = m_finder.facts()->room)
        for (const int size : m_sizes)
            if (size > room->free())
                missing.push_back(formatCount(static_cast<std::uint64_t>(size)));
    return missing;
}

void DatabaseLine::write() {
    switch (m_state) {
    case State::Unknown:
        setSentence({});
        break;
    case State::Known:
        setSentence(goodText());
        break;
    case State::Wrong:
        setSentence(loadstone::sentence(m_finder.facts().error().message));
        break;
    }
    applyColor();
}

void DatabaseLine::changeEvent(QEvent* event) {
    SentenceLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_isColoring)
        applyColor();
}

void DatabaseLine::applyColor() {
    const ChartColors colors = ChartColors::of(palette());
    const bool isFine =
        m_state != State::Wrong && (m_state == State::Unknown || missingSizes().empty());
    QPalette own;
    own.setColor(QPalette::WindowText, isFine ? colors.muted : colors.warning);
    m_isColoring = true;
    setPalette(own);
    m_isColoring = false;
}

} // namespace loadstone
