// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFont>

namespace loadstone {

/// The font of what names something, or stands out: titles, findings.
inline QFont bold(QFont font) {
    font.setBold(true);
    return font;
}

} // namespace loadstone
