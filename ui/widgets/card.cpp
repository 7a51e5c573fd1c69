#include "ui/widgets/card.h"

#include "ui/theme/chartcolors.h"

#include <QPainter>

namespace loadstone {

void Card::paintEvent(QPaintEvent*) {
    constexpr double radius = 6;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ChartColors colors = ChartColors::of(palette());
    painter.setPen(colors.grid);
    painter.setBrush(colors.ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace loadstone
