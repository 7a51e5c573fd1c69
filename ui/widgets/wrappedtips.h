// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

namespace loadstone {

/// Shows long tool tips in lines of a readable length; Qt breaks only those in HTML. Installed on
/// the application by the window.
class WrappedTips : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace loadstone
