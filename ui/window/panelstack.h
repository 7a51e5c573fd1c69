// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/panel.h"

#include <QStackedWidget>

namespace loadstone {

/// The panels of the window, of which one is seen and at most one runs. (A frame of Qt has a shape
/// that is called Panel as well.)
class PanelStack : public QStackedWidget {
    Q_OBJECT

public:
    using QStackedWidget::QStackedWidget;

    loadstone::Panel& at(int index) const { return *static_cast<loadstone::Panel*>(widget(index)); }
    loadstone::Panel& current() const { return at(currentIndex()); }
    /// None if nothing is on.
    const loadstone::Panel* running() const;
    void stopAll();
    /// Tells those that must wait why: a panel runs, or `other`, which is empty if nothing else is
    /// on.
    void holdOthersBack(const QString& other);
};

} // namespace loadstone
