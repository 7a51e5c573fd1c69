// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDBusMessage>
#include <QObject>

namespace loadstone {

/// Asks the desktop whether it prefers dark or light (XDG settings portal), without waiting, and
/// tells when that changes. Silent where there is no session bus. GUI thread.
class ColorSchemePortal : public QObject {
    Q_OBJECT

public:
    enum class Preference { None, Dark, Light };
    Q_ENUM(Preference)

    explicit ColorSchemePortal(QObject* parent = nullptr);

    void ask();

signals:
    void preferenceTold(loadstone::ColorSchemePortal::Preference preference);

private slots:
    void onSettingChanged(const QDBusMessage& message);

private:
    void tell(const QVariant& value);

    bool m_listening = false;
};

} // namespace loadstone
