// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/linkbutton.h"

#include <QToolButton>

namespace loadstone {

// A style sheet takes its colours from the palette only when it is set.
void styleAsLink(QToolButton& button) {
    button.setStyleSheet("QToolButton { color: palette(link); border: 1px solid transparent; }"
                         "QToolButton:hover { text-decoration: underline; }"
                         "QToolButton:focus { border-color: palette(highlight); }");
}

} // namespace loadstone
