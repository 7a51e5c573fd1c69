// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractItemView>

namespace loadstone {

/// How the tables copy: the selected rows as tab-separated text under their headings, for
/// spreadsheets; the first mostCopied of them, as a clipboard is no file. GUI thread.
inline constexpr int mostCopied = 5'000;

/// The rows of `view` that are selected, from top to bottom, `most` at the most; none if none is.
QList<int> selectedRows(const QAbstractItemView& view, int most);
/// The headings and the selected rows; all rows when none is selected.
QString selectedText(const QAbstractItemView& view);
void copyRows(const QAbstractItemView& view);
/// The menu of a table, which lives until it is closed.
void popUpRowMenu(QAbstractItemView& view, const QPoint& at);

} // namespace loadstone
