// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/windowmemory.h"

#include "ui/widgets/filequestion.h"
#include "ui/window/settings.h"

#include <QEvent>
#include <QMainWindow>
#include <QScreen>

namespace loadstone {

WindowMemory::WindowMemory(QMainWindow& window, Settings& settings)
    : QObject(&window), m_window(window), m_settings(settings) {
    constexpr std::chrono::milliseconds pause{500};
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &WindowMemory::store);
    m_window.installEventFilter(this);
}

void WindowMemory::restore() {
    constexpr QSize firstSize{1280, 800};
    if (!m_window.restoreGeometry(m_settings.geometry()))
        m_window.resize(firstSize);
    if (!m_window.isMaximized() && !m_window.isFullScreen()) // it may be of a larger screen
        m_window.resize(m_window.size().boundedTo(m_window.screen()->availableSize()));
    setDialogFolder(m_window, m_settings.folder());
}

void WindowMemory::store() {
    m_settings.setGeometry(m_window.saveGeometry());
    m_settings.setFolder(dialogFolder(m_window));
}

bool WindowMemory::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move)
        m_pause.start();
    return QObject::eventFilter(watched, event);
}

} // namespace loadstone
