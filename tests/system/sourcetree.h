#pragma once

#include <QDir>

namespace loadstone {

/// The root of the project's own sources.
QDir sourceTree();

/// The text of one of its files, named from the root; empty if there is none.
QString textOf(const QString& file);

} // namespace loadstone
