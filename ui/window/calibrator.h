// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/calibrationrun.h"
#include "ui/widgets/messagebar.h"

namespace loadstone {

/// Measures from the window what this machine can send, says so in messages, and keeps it for later
/// runs to quote. Owned by the window.
class Calibrator : public QObject {
    Q_OBJECT

public:
    /// `program` is the path of loadstone-cli.
    explicit Calibrator(const QString& program, QObject* parent = nullptr);

    void start();
    void stop() { m_run.stop(); }
    bool isRunning() const { return m_isOn; }

signals:
    void stateChanged();
    void messageRaised(const loadstone::Message& message);

private:
    void showProgress(const SweepProgress& progress);
    void onFinished(const CalibrationOutcome& outcome);

    CalibrationRun m_run;
    std::size_t m_shown = 0; ///< runs that were done when the message was last changed
    bool m_isOn = false;
};

} // namespace loadstone
