// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/startbutton.h"

#include "ui/theme/chartcolors.h"

#include <QApplication>
#include <QEvent>

#include <utility>

namespace loadstone {

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
    applyColor();
}

// A style sheet changes the palette too, so that only another one is set. The focus frame has the
// colour of the window's texts, as the button's own follows from the style sheet.
void StartButton::applyColor() {
    const QColor color = m_running ? QColor(0xc93a3a) : QColor(0x2f6fed);
    const QPalette colors = parentWidget() ? parentWidget()->palette() : QApplication::palette();
    const QColor text = colors.color(QPalette::WindowText);
    const QColor off = mixed(text, colors.color(QPalette::Window), 0.14);
    const QColor offText = mixed(text, off, 0.55);
    const QString sheet =
        QStringLiteral("QPushButton { background: %1; color: white; border: 2px "
                       "solid %1; border-radius: 4px; padding: 2px 14px; }"
                       "QPushButton:hover { background: %2; }"
                       "QPushButton:pressed { background: %3; }"
                       "QPushButton:focus { border-color: %4; }"
                       "QPushButton:disabled { background: %5; border-color: %5; color: %6; }")
            .arg(color.name(), color.lighter(110).name(), color.darker(120).name(), text.name(),
                 off.name(), offText.name());
    if (sheet != styleSheet())
        setStyleSheet(sheet);
}

void StartButton::changeEvent(QEvent* event) {
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColor();
}

} // namespace loadstone
