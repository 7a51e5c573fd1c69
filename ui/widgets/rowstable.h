// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/copytable.h"

namespace loadstone {

/// A table of `model` whose first column takes the room that is left. The others are as wide as the
/// widest cell that they will have, so that growing numbers move nothing.
CopyTable* rowsTable(QAbstractItemModel* model, const QStringList& widestCells);

} // namespace loadstone
