// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QString;
class QWidget;

namespace loadstone {

/// Says in the status bar of a widget's window, for some seconds, what has been done; nothing if it
/// has none. GUI thread.
void tellBriefly(const QWidget& of, const QString& text);

} // namespace loadstone
