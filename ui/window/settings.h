// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QByteArray>
#include <QSettings>

namespace loadstone {

/// What the window remembers from one start to the next; the panels keep what is theirs beside it.
/// Whatever is read is checked first; what makes no sense counts as absent. Made by main; GUI
/// thread.
class Settings {
public:
    /// In the place where the system keeps settings, or in `file`.
    explicit Settings(const QString& file = {});

    Appearance appearance() const;
    void setAppearance(Appearance appearance);

    /// Results that were opened or saved, the last one first.
    QStringList recentFiles() const;
    void addRecentFile(const QString& file);
    /// The folder of the last file dialog; empty if there was none.
    QString folder() const;
    void setFolder(const QString& folder);
    QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);

    /// The name of the panel that was shown last, or empty.
    QString panel() const;
    void setPanel(const QString& name);

    /// For the panels, each of which has a group of its own there.
    QSettings& ofPanels() { return m_store; }

private:
    QSettings m_store;
};

} // namespace loadstone
