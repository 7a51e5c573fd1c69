#include "ui/widgets/fieldnote.h"

#include "ui/theme/chartcolors.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QIcon>

namespace loadstone {

FieldNote::FieldNote(QWidget* parent) : QWidget(parent), m_label(new QLabel(this)) {
    auto* icon = new QLabel(this);
    const int size = fontMetrics().height();
    icon->setPixmap(QIcon(":/icons/warning.svg").pixmap(size, size));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addWidget(m_label, 1);
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_label->setFocusPolicy(Qt::NoFocus);
    applyColor();
    hide();
}

void FieldNote::setText(const QString& text) {
    m_label->setText(text);
    setAccessibleName(text);
    setVisible(!text.isEmpty());
}

void FieldNote::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColor();
}

void FieldNote::applyColor() {
    QPalette colors = m_label->palette();
    colors.setColor(QPalette::WindowText, ChartColors::of(palette()).warning);
    m_label->setPalette(colors);
}

} // namespace loadstone
