// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

namespace loadstone {

/// Stands for what a window shows apart from its numbers: the visible widgets and their fixed
/// texts. A picture with another fingerprint shows an older window.
QString layoutFingerprint(const QWidget& window);

/// The visible labels, buttons and tiles of which a part is not to be seen.
QStringList cutTexts(const QWidget& window);

} // namespace loadstone
