// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/report/calibration.h"
#include "core/run/sweeprun.h"
#include "core/run/targetprocess.h"

namespace loadstone {

/// How a calibration ended: with what was measured, or with the reason why there is nothing.
struct CalibrationOutcome {
    std::optional<Calibration> calibration;
    std::optional<Error> error;
};

/// Measures what each engine reaches on this machine, against a server in a process of its own that
/// answers as fast as it can. Lives on the GUI thread; owned by a window or by main.
class CalibrationRun : public QObject {
    Q_OBJECT

public:
    /// `program` is the path of loadstone-cli, which serves.
    explicit CalibrationRun(const QString& program, QObject* parent = nullptr);

    /// Not while isRunning(). Every start is answered by exactly one finished(), later.
    void start(const std::vector<EngineKind>& engines);
    void stop();
    /// Also for the moment that the server takes to end.
    bool isRunning() const { return m_running || m_server.isRunning(); }

signals:
    void progressed(const loadstone::SweepProgress& progress);
    void finished(const loadstone::CalibrationOutcome& outcome);

private:
    void onFinished(const SweepOutcome& outcome);
    void end(const CalibrationOutcome& outcome);

    TargetProcess m_server;
    SweepRun m_sweep;
    std::vector<EngineKind> m_engines;
    bool m_running = false;
};

} // namespace loadstone
