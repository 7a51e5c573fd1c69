// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPushButton>

namespace loadstone {

/// The button that starts what a form describes, and stops it while it is on.
class StartButton : public QPushButton {
    Q_OBJECT

public:
    struct Texts {
        QString text;
        QString tip;
    };

    StartButton(Texts start, Texts stop, QWidget* parent = nullptr);

    void setRunning(bool running);
    /// Says why it cannot start now; nothing: it can. Stopping is always possible.
    void holdBack(const QString& why);
    QSize sizeHint() const override;

signals:
    void startClicked();
    void stopClicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    /// Nothing: the second click would stop what the first has started.
    void mouseDoubleClickEvent(QMouseEvent* /*event*/) override {}

private:
    void showState();
    QColor ground() const;

    Texts m_start;
    Texts m_stop;
    QString m_heldBack;
    bool m_running = false;
};

} // namespace loadstone
