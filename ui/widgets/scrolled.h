// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QScrollArea>

namespace loadstone {

/// `widget` in a frameless area that scrolls up and down where there is too little room for it.
QScrollArea* scrolled(QWidget* widget);

} // namespace loadstone
