// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/startbutton.h"

#include "ui/theme/chartcolors.h"

#include <QPainter>
#include <QStyle>

#include <utility>

namespace loadstone {

namespace {

constexpr int frameWidth = 2, sidePadding = 14, topPadding = 2;
constexpr double roundness = 4;

} // namespace

StartButton::StartButton(Texts start, Texts stop, QWidget* parent)
    : QPushButton(parent), m_start(std::move(start)), m_stop(std::move(stop)) {
    setAutoDefault(true);
    setText(m_start.text);
    setMinimumWidth(fontMetrics().averageCharWidth() * 14);
    connect(this, &QPushButton::clicked, this,
            [this] { m_running ? emit stopClicked() : emit startClicked(); });
    setRunning(false);
}

void StartButton::setRunning(bool running) {
    m_running = running;
    showState();
}

void StartButton::holdBack(const QString& why) {
    m_heldBack = why;
    showState();
}

void StartButton::showState() {
    const Texts& texts = m_running ? m_stop : m_start;
    const bool isHeldBack = !m_running && !m_heldBack.isEmpty();
    setText(texts.text);
    setToolTip(isHeldBack ? m_heldBack : texts.tip);
    setEnabled(!isHeldBack);
    setFocusPolicy(m_running ? Qt::TabFocus : Qt::StrongFocus); // a stray key must not stop it
    update();
}

QSize StartButton::sizeHint() const {
    const QSize label = fontMetrics().size(Qt::TextShowMnemonic, text());
    return label + 2 * QSize(frameWidth + sidePadding, frameWidth + topPadding);
}

QColor StartButton::ground() const {
    const QColor color = m_running ? QColor(0xc93a3a) : QColor(0x2f6fed);
    if (!isEnabled())
        return mixed(palette().color(QPalette::Active, QPalette::WindowText),
                     palette().color(QPalette::Window), 0.14);
    if (isDown())
        return color.darker(120);
    return underMouse() ? color.lighter(110) : color;
}

// By hand: a style sheet would keep the colours of the palette that it was made for.
void StartButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor under = ground();
    const QColor strong = palette().color(QPalette::Active, QPalette::WindowText);
    painter.setPen(QPen(hasFocus() ? strong : under, frameWidth));
    painter.setBrush(under);
    const double half = frameWidth / 2.0;
    painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), roundness,
                            roundness);
    painter.setPen(isEnabled() ? QColor(Qt::white) : mixed(strong, under, 0.55));
    const bool underlines = style()->styleHint(QStyle::SH_UnderlineShortcut, nullptr, this) != 0;
    painter.drawText(rect(),
                     Qt::AlignCenter | (underlines ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                     text());
}

} // namespace loadstone
