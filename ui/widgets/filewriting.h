// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <string_view>

namespace loadstone {

/// Takes a piece of a file; false: it is of no use to go on.
using WritePiece = std::function<bool(std::string_view)>;

/// Lets `fill` write the file, piece by piece: all of it appears, or an existing one stays as it
/// was. `fill` says whether it came to its end. The error is a sentence. Any thread.
Expected<void> writeFile(const QString& file, const std::function<bool(const WritePiece&)>& fill);

/// Writes all of `bytes` or leaves an existing file as it was. The error is a sentence.
Expected<void> writeFile(const QString& file, const QByteArray& bytes);

} // namespace loadstone
