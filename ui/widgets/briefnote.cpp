// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/briefnote.h"

#include <QStatusBar>

namespace loadstone {

void tellBriefly(const QWidget& of, const QString& text) {
    constexpr int msShown = 8000;
    if (auto* bar = of.window()->findChild<QStatusBar*>())
        bar->showMessage(text, msShown);
}

} // namespace loadstone
