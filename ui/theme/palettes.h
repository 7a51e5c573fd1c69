// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPalette>

namespace loadstone {

QPalette lightPalette();
QPalette darkPalette();

} // namespace loadstone
