// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/validityline.h"

#include "core/report/validitywords.h"
#include "ui/format.h"
#include "ui/theme/chartcolors.h"
#include "ui/widgets/chip.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace loadstone {

namespace {

constexpr int columns = 2;

Chip::Tone toneOf(Verdict verdict) {
    return verdict == Verdict::Valid ? Chip::Tone::Good : Chip::Tone::Warning;
}

/// "✓ Own CPU: 34 % of 2 cores (limit 80 %)".
QString signalText(const Signal& signal) {
    const QString limit = toText(limitText(signal));
    return (signal.ok ? QStringLiteral("✓ ") : QStringLiteral("✗ ")) +
           toText(titleOf(signal.kind)) + ": " + toText(valueText(signal)) +
           (limit.isEmpty() ? QString() : " (" + limit + ")");
}

} // namespace

ValidityLine::ValidityLine(QWidget* parent)
    : Card(parent),
      m_toggle(new QToolButton(this)),
      m_chip(new Chip(this)),
      m_sentence(new QLabel(this)),
      m_rows(new QWidget(this)),
      m_grid(new QGridLayout(m_rows)) {
    build();
    connect(m_toggle, &QToolButton::clicked, this, [this] { setOpen(!m_isOpen); });
    begin();
}

void ValidityLine::build() {
    m_toggle->setAutoRaise(true);
    m_toggle->setObjectName("validityToggle");
    m_toggle->setFixedSize(20, 20);
    m_chip->setObjectName("verdict");
    m_sentence->setObjectName("validitySentence");
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_grid->setContentsMargins(30, 0, 0, 2);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(1);
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_toggle, 0, Qt::AlignTop);
    line->addWidget(m_chip, 0, Qt::AlignTop);
    line->addWidget(m_sentence, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 5, 10, 5);
    column->setSpacing(4);
    column->addLayout(line);
    column->addWidget(m_rows);
}

void ValidityLine::begin() {
    m_chip->setText(QString("no verdict"), Chip::Tone::Neutral);
    m_sentence->setText(QString("The verdict comes at the end of the run."));
    fill({});
    setOpen(false);
}

void ValidityLine::showReport(const RunReport& report) {
    const auto& validity = report.validity;
    if (!validity) {
        begin();
        m_sentence->setText(QString("An earlier version of Loadstone has measured this, and judged "
                                    "nothing."));
        return;
    }
    m_chip->setText(toText(std::string(nameOf(validity->verdict))), toneOf(validity->verdict));
    const QString share = report.ceiling
                              ? " " + QString("It reached %1.").arg(toText(shareOfCeiling(report)))
                              : QString();
    m_sentence->setText(toText(verdictSentence(*validity)) + share);
    fill(*validity);
    setOpen(validity->verdict != Verdict::Valid);
}

void ValidityLine::fill(const Validity& validity) {
    for (const QList<QLabel*>& labels : {m_doubts, m_others})
        for (QLabel* label : labels)
            delete label;
    m_doubts.clear();
    m_others.clear();
    m_toggle->setVisible(!validity.readings.empty());
    for (const Signal& signal : doubtsOf(validity))
        addSignal(signal);
    for (const Signal& signal : validity.readings)
        if (signal.ok)
            addSignal(signal);
    applyColor();
    arrange();
}

void ValidityLine::addSignal(const Signal& signal) {
    auto* label = new QLabel(signalText(signal), m_rows);
    const QString explanation = toText(explanationOf(signal));
    label->setToolTip(explanation);
    label->setAccessibleDescription(explanation);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFocusPolicy(Qt::NoFocus);
    if (signal.ok) {
        m_others << label;
        return;
    }
    label->setText(label->text() + ". " + explanation);
    label->setWordWrap(true);
    m_doubts << label;
}

void ValidityLine::applyColor() {
    const ChartColors colors = ChartColors::of(palette());
    const auto color = [this](const QList<QLabel*>& labels, const QColor& with) {
        QPalette own = palette();
        own.setColor(QPalette::WindowText, with);
        for (QLabel* label : labels)
            label->setPalette(own);
    };
    color(m_doubts, colors.series[1]);
    color(m_others, colors.muted);
}

void ValidityLine::changeEvent(QEvent* event) {
    Card::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColor();
}

void ValidityLine::arrange() {
    int row = 0;
    for (QLabel* label : m_doubts)
        m_grid->addWidget(label, row++, 0, 1, columns);
    const int rows = (int(m_others.size()) + columns - 1) / columns;
    for (int i = 0; i < m_others.size(); ++i)
        m_grid->addWidget(m_others[i], row + i % rows, i / rows);
}

void ValidityLine::setOpen(bool open) {
    m_isOpen = open;
    m_rows->setVisible(open);
    m_toggle->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_toggle->setAccessibleName(open ? QString("Hide what the verdict rests on")
                                     : QString("Show what the verdict rests on"));
    m_toggle->setToolTip(m_toggle->accessibleName());
}

QString ValidityLine::verdict() const {
    return m_chip->text();
}

QString ValidityLine::sentence() const {
    return m_sentence->text();
}

QStringList ValidityLine::signalTexts() const {
    QStringList texts;
    for (const QList<QLabel*>& labels : {m_doubts, m_others})
        for (const QLabel* label : labels)
            texts << label->text();
    return texts;
}

} // namespace loadstone
