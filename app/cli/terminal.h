// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace loadstone {

/// Whether standard error is a terminal.
bool isTerminal();

/// Whether it is one on which a line can be redrawn.
bool canRedraw();

/// Its columns at this moment: the terminal's own, else COLUMNS, else 80.
int terminalColumns();

} // namespace loadstone
