// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace loadstone {

/// What a start of the program asks of the window, which may be there already. A value.
struct Wish {
    QString file; ///< a result to open, by its whole path
    QString url;
    bool startTarget = false;
    QString activation; ///< the desktop's leave to come to the front, if it gives one

    bool operator==(const Wish&) const = default;
};

/// As one program tells the other: a line.
QByteArray lineOf(const Wish& wish);
std::optional<Wish> wishIn(const QByteArray& line);

} // namespace loadstone
