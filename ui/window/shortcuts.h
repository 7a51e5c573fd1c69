// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QWidget;

namespace loadstone {

/// Lists the keys that the window and its charts know, until it is closed.
void showShortcuts(QWidget* parent);

} // namespace loadstone
