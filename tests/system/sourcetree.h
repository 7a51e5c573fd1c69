// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDir>
#include <QStringList>

namespace loadstone {

/// The root of the project's own sources.
QDir sourceTree();

/// The text of one of its files, named from the root; empty if there is none.
QString textOf(const QString& file);

/// Its headers and sources under some folders, named from the root.
QStringList filesUnder(const QStringList& folders);

/// What the first group of `pattern` matches, each time that it does; ^ and $ are those of lines.
QStringList found(const QString& text, const QString& pattern);

} // namespace loadstone
