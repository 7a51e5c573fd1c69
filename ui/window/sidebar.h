// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QListWidget>

namespace loadstone {

class Panel;

/// The names of the panels, with their icons; only the icons if the window is narrow, because the
/// panels need the room then. The one that runs has a mark.
class Sidebar : public QListWidget {
    Q_OBJECT

public:
    explicit Sidebar(QWidget* parent = nullptr);

    void add(const loadstone::Panel& panel);
    void showNames(bool shown);
    /// What runs may have changed.
    void refresh() { showNames(m_hasNames); }

private:
    QList<const loadstone::Panel*> m_panels;
    bool m_hasNames = false;
};

} // namespace loadstone
