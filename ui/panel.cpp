// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panel.h"

namespace loadstone {

bool Panel::takes(const QStringList& files) const {
    const auto endsWith = [&](const char* ending) {
        return files.front().endsWith(QLatin1String(ending), Qt::CaseInsensitive);
    };
    // What Loadstone writes as a table is taken as well, to say what can be opened.
    return files.size() == 1 && (endsWith(".json") || endsWith(".csv"));
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
