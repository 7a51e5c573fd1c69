// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/fieldnote.h"

#include "ui/theme/chartcolors.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QIcon>

namespace loadstone {

FieldNote::FieldNote(QWidget* parent, Kind kind)
    : QWidget(parent), m_kind(kind), m_label(new SentenceLabel(this)) {
    auto* icon = new QLabel(this);
    const int size = fontMetrics().height();
    const QIcon image(kind == Kind::Wrong ? ":/icons/warning.svg" : ":/icons/info.svg");
    icon->setPixmap(image.pixmap(size, size));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addWidget(m_label, 1);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_label->setFocusPolicy(Qt::NoFocus);
    applyColor();
    hide();
}

void FieldNote::setText(const QString& text) {
    m_label->setSentence(text);
    setAccessibleName(text);
    setVisible(!text.isEmpty());
}

void FieldNote::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColor();
}

void FieldNote::applyColor() {
    const ChartColors colors = ChartColors::of(palette());
    QPalette own = m_label->palette();
    own.setColor(QPalette::WindowText, m_kind == Kind::Wrong ? colors.warning : colors.text);
    m_label->setPalette(own);
}

} // namespace loadstone
