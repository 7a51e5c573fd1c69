// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QWidget;

namespace loadstone {

/// Says what the program is, and under which licence.
void showAbout(QWidget* window);

} // namespace loadstone
