// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/window/wish.h"

#include <QLocalServer>
#include <QLockFile>

#include <memory>

class QLocalSocket;

namespace loadstone {

/// Where the first window of a user takes the wishes of later starts, so that there is one window
/// and not one for each file. Made by main before there is a window; GUI thread.
class WindowDoor : public QObject {
    Q_OBJECT

public:
    /// In `folder`, which only the user may write to. Windows on different displays know nothing of
    /// each other.
    explicit WindowDoor(const QString& folder, QObject* parent = nullptr);

    /// Whether this is the first window, which takes wishes from now on.
    bool open();
    /// Hands a wish to the first window. False if it does not answer within two seconds.
    bool hand(const Wish& wish) const;

signals:
    void wished(const loadstone::Wish& wish);

private:
    void answer();
    void read(QLocalSocket& caller);

    QString m_path;
    QLockFile m_lock;
    QLocalServer m_server;
};

/// The folder of the user's session. Where there is none, as without a login, one is made. Before
/// there is an application, which looks for it.
QString sessionFolder();

} // namespace loadstone
