// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHostAddress>
#include <QList>
#include <QString>

namespace loadstone {

/// Whose a server is, as far as its address tells: who may be loaded without asking.
enum class Reach { ThisMachine, PrivateNetwork, Public };

/// `own` are the addresses of this machine.
Reach reachOf(const QHostAddress& address, const QList<QHostAddress>& own);

/// "localhost is 127.0.0.1 and ::1: this machine." A word of warning if one of them is public.
QString addressesText(const QString& host, const QList<QHostAddress>& addresses,
                      const QList<QHostAddress>& own);

} // namespace loadstone
