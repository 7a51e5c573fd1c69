// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>

class QMainWindow;

namespace loadstone {

class Settings;

/// Keeps the place of a window, and the folder of its dialogs, from one start to the next. Writes
/// them as they change: nobody waits for the end of a program that is killed. Owned by the window.
class WindowMemory : public QObject {
    Q_OBJECT

public:
    WindowMemory(QMainWindow& window, Settings& settings);

    void restore();
    void store();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QMainWindow& m_window;
    Settings& m_settings;
    QTimer m_pause;
};

} // namespace loadstone
