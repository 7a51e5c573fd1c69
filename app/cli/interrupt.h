// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace loadstone {

/// Turns the first SIGINT, SIGTERM or SIGHUP into a signal of the event loop; a second SIGINT or
/// SIGTERM ends the process at once. A SIGHUP that whoever started us ignores (nohup) stays so.
/// Made on the main thread before any other thread, which then inherits the mask.
class Interrupt : public QObject {
    Q_OBJECT

public:
    explicit Interrupt(QObject* parent = nullptr);
    ~Interrupt() override;

    bool wasReceived() const { return m_wasReceived; }
    /// Whether what was received says that the terminal has gone.
    bool hasHungUp() const { return m_hasHungUp; }
    /// What to tell the shell after it: Interrupted or HungUp.
    int exitCode() const;

signals:
    void received();

private:
    void read();

    int m_descriptor;
    std::unique_ptr<QSocketNotifier> m_notifier;
    bool m_wasReceived = false;
    bool m_hasHungUp = false;
};

} // namespace loadstone
