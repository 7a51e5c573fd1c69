// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/linkbutton.h"

#include <QEvent>

namespace loadstone {

LinkButton::LinkButton(QWidget* parent) : QToolButton(parent) {
    setFocusPolicy(Qt::StrongFocus);
    restyle();
}

// A style sheet takes its colours from the palette only when it is set, and setting it changes the
// palette, so this is done only when the colour of links is another one.
void LinkButton::restyle() {
    const QColor link = palette().color(QPalette::Link);
    if (link == m_link)
        return;
    m_link = link;
    setStyleSheet("QToolButton { color: palette(link); border: 1px solid transparent; }"
                  "QToolButton:hover { text-decoration: underline; }"
                  "QToolButton:focus { border-color: palette(highlight); }");
}

void LinkButton::changeEvent(QEvent* event) {
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        restyle();
}

} // namespace loadstone
