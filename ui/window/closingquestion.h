// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

class QWidget;

namespace loadstone {

/// Asks, if it does not ask already, whether to close a window in which something is on: what has
/// been measured so far would be lost. Returns at once.
void askWhetherToClose(QWidget& window, const std::function<void()>& close,
                       const std::function<void()>& stop);

} // namespace loadstone
