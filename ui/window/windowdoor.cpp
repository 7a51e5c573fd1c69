// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/windowdoor.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QStandardPaths>

namespace loadstone {

namespace {

constexpr int patienceMs = 2000;
constexpr qint64 longestWish = 100'000;
const QByteArray taken = "taken\n";

/// A socket's path has little room, so what tells displays apart is shortened.
QString nameOfDisplay() {
    const QByteArray display = qgetenv("WAYLAND_DISPLAY") + ' ' + qgetenv("DISPLAY");
    return QCryptographicHash::hash(display, QCryptographicHash::Sha1).toHex().left(8);
}

} // namespace

WindowDoor::WindowDoor(const QString& folder, QObject* parent)
    : QObject(parent),
      m_path(QDir(folder).filePath("loadstone-" + nameOfDisplay())),
      m_lock(m_path + ".lock") {
    m_lock.setStaleLockTime(0); // whoever holds it lives, or the lock is taken over
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &WindowDoor::answer);
}

// A socket that is left behind by a program that was killed is no one's.
bool WindowDoor::open() {
    if (!m_lock.tryLock(0))
        return false;
    QLocalServer::removeServer(m_path);
    return m_server.listen(m_path);
}

bool WindowDoor::hand(const Wish& wish) const {
    QLocalSocket first;
    first.connectToServer(m_path);
    if (!first.waitForConnected(patienceMs))
        return false;
    first.write(lineOf(wish));
    first.flush();
    while (!first.canReadLine())
        if (!first.waitForReadyRead(patienceMs))
            return false;
    return first.readLine() == taken;
}

void WindowDoor::answer() {
    while (QLocalSocket* caller = m_server.nextPendingConnection()) {
        connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
        connect(caller, &QLocalSocket::readyRead, this, [this, caller] { read(*caller); });
        read(*caller);
    }
}

void WindowDoor::read(QLocalSocket& caller) {
    if (!caller.canReadLine()) {
        if (caller.bytesAvailable() > longestWish)
            caller.abort();
        return;
    }
    const auto wish = wishIn(caller.readLine());
    if (!wish)
        return caller.abort();
    caller.write(taken);
    caller.flush();
    caller.disconnectFromServer();
    emit wished(*wish);
}

// Qt looks for it as well, and complains on the terminal if there is none.
QString sessionFolder() {
    constexpr auto variable = "XDG_RUNTIME_DIR";
    if (qEnvironmentVariableIsEmpty(variable)) {
        const QString own =
            QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + "/session";
        QDir().mkpath(own);
        QFile::setPermissions(own, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv(variable, QFile::encodeName(own));
    }
    return qEnvironmentVariable(variable);
}

} // namespace loadstone
