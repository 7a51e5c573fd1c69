// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/sweepwords.h"

#include "core/report/failurewords.h"
#include "ui/format.h"
#include "ui/theme/chartcolors.h"

#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace loadstone {

namespace {

bool hasSerialLevel(const SweepPlan& plan) {
    return std::ranges::count(plan.sizes, 1) > 0;
}

bool hasFailures(const SweepFindings& findings) {
    return std::ranges::any_of(findings.engines, [&](const EngineFindings& engine) {
        return !failureHeadline(engine.analysis.levels, findings.plan).empty();
    });
}

bool hasSweetSpot(const SweepFindings& findings) {
    return std::ranges::any_of(findings.engines, [](const EngineFindings& engine) {
        return engine.analysis.sweetSpot.has_value();
    });
}

} // namespace

SweepWords::SweepWords(QWidget* parent)
    : Card(parent), m_first(new QLabel(this)), m_others(new QLabel(this)) {
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.15);
    large.setBold(true);
    m_first->setFont(large);
    m_first->setObjectName("finding");
    m_others->setObjectName("findings");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 12, 8);
    column->setSpacing(3);
    for (QLabel* label : {m_first, m_others}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(label);
    }
    begin();
}

void SweepWords::begin() {
    m_isGood = true;
    setTexts(QStringLiteral("Measuring …"),
             QStringLiteral("The curve grows with each run; the sizes are measured in "
                            "random order."));
}

void SweepWords::showFindings(const SweepFindings& findings, bool isLast) {
    if (findings.sentences.empty())
        return;
    m_isGood = hasSweetSpot(findings) && !hasFailures(findings);
    QString first = toText(findings.sentences.front());
    QStringList others;
    // Before the end there are often too few levels for a curve, which means nothing yet; and of
    // several engines so much would be said that the charts jump.
    if (isLast || (findings.hasFit() && !findings.hasSeveralEngines()))
        for (std::size_t i = 1; i < findings.sentences.size(); ++i)
            others << toText(findings.sentences[i]);
    if (isLast && !hasSerialLevel(findings.plan))
        others << QStringLiteral(
            "There is no serial level: add 1 to the pool sizes to see the speed-up.");
    setTexts(isLast ? first : QStringLiteral("So far: %1").arg(first),
             others.join(findings.hasSeveralEngines() ? '\n' : ' '));
}

void SweepWords::setTexts(const QString& first, const QString& others) {
    m_first->setText(first);
    m_others->setText(others);
    m_others->setVisible(!others.isEmpty());
    update(); // the edge
    reserveRoom();
    // At once: else texts of another height are drawn over each other for a frame or two.
    layout()->activate();
    if (parentWidget() && parentWidget()->layout())
        parentWidget()->layout()->activate();
}

void SweepWords::resizeEvent(QResizeEvent* event) {
    Card::resizeEvent(event);
    reserveRoom();
}

// Where the view scrolls, only what is a least height counts, not what follows from the width.
void SweepWords::reserveRoom() {
    const QMargins margins = layout()->contentsMargins();
    const int room = width() - margins.left() - margins.right();
    for (QLabel* label : {m_first, m_others}) {
        label->setMinimumHeight(0); // which would count as well
        label->setMinimumHeight(std::max(0, label->heightForWidth(room)));
    }
}

void SweepWords::paintEvent(QPaintEvent* event) {
    Card::paintEvent(event);
    constexpr QRect edge{0, 4, 4, 0};
    const ChartColors colors = ChartColors::of(palette());
    QPainter painter(this);
    painter.fillRect(edge.x(), edge.y(), edge.width(), height() - 2 * edge.y(),
                     m_isGood ? colors.good : colors.warning);
}

} // namespace loadstone
