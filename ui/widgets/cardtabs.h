// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/card.h"

#include <QTabWidget>

namespace loadstone {

/// Tabs that fill a card, which becomes their parent.
QTabWidget* tabsIn(Card& card);

} // namespace loadstone
