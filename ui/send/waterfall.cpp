// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/waterfall.h"

#include "ui/format.h"
#include "ui/theme/chartcolors.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace loadstone {

namespace {

struct ShownPhase {
    const char* key; ///< in SentPhase
    const char* name;
    std::size_t color; ///< among those of lines
};
constexpr std::array shownPhases{
    ShownPhase{"dns", "DNS", 4},   ShownPhase{"connect", "Connect", 1},
    ShownPhase{"tls", "TLS", 2},   ShownPhase{"send", "Send", 6},
    ShownPhase{"wait", "Wait", 0}, ShownPhase{"receive", "Download", 3}};

/// What is known of the phase beside its time.
QString remarkOn(const std::string& phase, const SentOnce& once) {
    const Dialogue& dialogue = once.dialogue;
    if (phase == "connect")
        return toText(dialogue.address());
    if (phase == "tls" && !dialogue.tlsVersion().empty())
        return toText(dialogue.tlsVersion() + ", " + dialogue.cipher());
    if (phase == "send")
        return bytesText(static_cast<double>(once.exchange.bytesSent));
    if (phase == "wait")
        return {"for the first byte"};
    return phase == "receive" ? bytesText(static_cast<double>(once.exchange.bytesReceived))
                              : QString();
}

constexpr int partGap = 12;

} // namespace

Waterfall::Waterfall(QWidget* parent) : QWidget(parent) {
    setObjectName("waterfall");
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    for (const ShownPhase& phase : shownPhases)
        m_rows.push_back({phase.name, {}, {}, 0, 0});
}

void Waterfall::show(const SentOnce& once) {
    const std::vector<SentPhase> phases = phasesOf(once);
    const double whole =
        phases.empty() ? 1.0
                       : std::max(1.0, double((phases.back().begin + phases.back().time).count()));
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        Row& row = m_rows[i];
        row = {shownPhases.at(i).name, {}, QString("did not happen"), 0, 0};
        const auto found = std::ranges::find(phases, shownPhases.at(i).key, &SentPhase::name);
        if (found == phases.end())
            continue;
        row.time = timeText(Seconds(found->time));
        row.remark = remarkOn(found->name, once);
        row.begin = double(found->begin.count()) / whole;
        row.length = double(found->time.count()) / whole;
    }
    setAccessibleName(text());
    update();
}

QString Waterfall::text() const {
    QStringList parts;
    for (const Row& row : m_rows)
        if (!row.time.isEmpty())
            parts << row.name + ' ' + row.time;
    return parts.join(", ");
}

int Waterfall::rowHeight() const {
    return fontMetrics().height() + 4;
}

QSize Waterfall::sizeHint() const {
    return {fontMetrics().averageCharWidth() * 60, rowHeight() * int(m_rows.size())};
}

void Waterfall::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetrics metrics = fontMetrics();
    const int left = metrics.horizontalAdvance("Download ") + metrics.horizontalAdvance("999.9 ms");
    const int right = std::min(width() / 3, metrics.averageCharWidth() * 40);
    const QRect bars(left + 2 * partGap, 0, width() - left - right - 3 * partGap, height());
    for (int i = 0; i < int(m_rows.size()); ++i)
        paintRow(painter, i, bars);
}

void Waterfall::paintRow(QPainter& painter, int index, const QRect& bars) const {
    const ChartColors colors = ChartColors::of(palette());
    const Row& row = m_rows[static_cast<std::size_t>(index)];
    const int top = index * rowHeight();
    const auto cell = [&](int x, int width) { return QRect(x, top, width, rowHeight()); };
    painter.setPen(row.time.isEmpty() ? colors.muted : colors.text);
    painter.drawText(cell(0, bars.left() - partGap), Qt::AlignLeft | Qt::AlignVCenter, row.name);
    painter.drawText(cell(0, bars.left() - partGap), Qt::AlignRight | Qt::AlignVCenter, row.time);
    painter.setPen(colors.muted);
    const QRect remark = cell(bars.right() + partGap, width() - bars.right() - partGap);
    painter.drawText(remark, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(row.remark, Qt::ElideMiddle, remark.width()));
    painter.setPen(colors.grid);
    painter.drawLine(bars.left(), top + rowHeight() / 2, bars.right(), top + rowHeight() / 2);
    if (row.time.isEmpty())
        return;
    constexpr double thinnest = 2;
    const QRectF bar(bars.left() + row.begin * bars.width(), top + 4,
                     std::max(thinnest, row.length * bars.width()), rowHeight() - 8);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.series.at(shownPhases.at(static_cast<std::size_t>(index)).color));
    painter.drawRoundedRect(bar, 2, 2);
}

} // namespace loadstone
