// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/colorschemeportal.h"

#include <QDBusConnection>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFileInfo>

namespace loadstone {

namespace {

const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
const QString interface = QStringLiteral("org.freedesktop.portal.Settings");
const QString portalNamespace = QStringLiteral("org.freedesktop.appearance");
const QString colorScheme = QStringLiteral("color-scheme");

// Without this check libdbus would start a bus of its own, which takes long.
bool hasSessionBus() {
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
           QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + "/bus");
}

/// The portal's Read wraps its value in more than one variant.
QVariant unwrapped(QVariant value) {
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

ColorSchemePortal::ColorSchemePortal(QObject* parent) : QObject(parent) {}

void ColorSchemePortal::ask() {
    if (!hasSessionBus())
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    // Without the service's name: with it, Qt would wait for the name's owner.
    if (!m_listening)
        m_listening = bus.connect({}, path, interface, "SettingChanged", this,
                                  SLOT(onSettingChanged(QDBusMessage)));
    auto call = QDBusMessage::createMethodCall(service, path, interface, "Read");
    call << portalNamespace << colorScheme;
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QVariant> reply = *watcher;
        watcher->deleteLater();
        if (!reply.isError())
            tell(reply.value());
    });
}

void ColorSchemePortal::onSettingChanged(const QDBusMessage& message) {
    const QVariantList values = message.arguments();
    if (values.size() == 3 && values[0] == portalNamespace && values[1] == colorScheme)
        tell(values[2]);
}

void ColorSchemePortal::tell(const QVariant& value) {
    switch (unwrapped(value).toUInt()) {
    case 1:
        return emit preferenceTold(Preference::Dark);
    case 2:
        return emit preferenceTold(Preference::Light);
    default:
        return emit preferenceTold(Preference::None);
    }
}

} // namespace loadstone
