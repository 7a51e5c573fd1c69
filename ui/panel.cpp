// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panel.h"

namespace loadstone {

bool Panel::takes(const QStringList& files) const {
    return files.size() == 1 && files.front().endsWith(".json", Qt::CaseInsensitive);
}

Expected<void> Panel::drop(const QStringList& files) {
    emit resultDropped(files.front());
    return {};
}

void Panel::holdBack(const QString& why) {
    if (why == m_heldBack)
        return;
    m_heldBack = why;
    showHeldBack(why);
}

} // namespace loadstone
