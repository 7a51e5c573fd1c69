// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/wrappedtips.h"

#include "ui/widgets/longtext.h"

#include <QHelpEvent>
#include <QToolTip>
#include <QWidget>

namespace loadstone {

bool WrappedTips::eventFilter(QObject* watched, QEvent* event) {
    constexpr qsizetype readable = 80;
    if (event->type() != QEvent::ToolTip)
        return QObject::eventFilter(watched, event);
    auto* widget = qobject_cast<QWidget*>(watched);
    const QString tip = widget ? widget->toolTip() : QString();
    if (tip.size() <= readable || Qt::mightBeRichText(tip))
        return QObject::eventFilter(watched, event);
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), wrappedTip(tip), widget);
    return true;
}

} // namespace loadstone
