// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>

namespace loadstone {

/// A label beside `field`, whose key leads there; both have the same parent.
QLabel* labelOf(const QString& text, QWidget& field);

} // namespace loadstone
