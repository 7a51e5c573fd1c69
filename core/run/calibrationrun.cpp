// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/calibrationrun.h"

namespace loadstone {

CalibrationRun::CalibrationRun(const QString& program, QObject* parent)
    : QObject(parent), m_server(program) {
    connect(&m_server, &TargetProcess::started, this, [this](const QString& url) {
        m_sweep.start(calibrationPlan(url.toStdString(), m_engines));
    });
    connect(&m_server, &TargetProcess::failed, this, [this](const Error& error) {
        if (m_sweep.isRunning())
            return m_sweep.stop();
        end({std::nullopt, Error{"", error.message}});
    });
    connect(&m_sweep, &SweepRun::progressed, this, &CalibrationRun::progressed);
    connect(&m_sweep, &SweepRun::finished, this, &CalibrationRun::onFinished);
}

void CalibrationRun::start(const std::vector<EngineKind>& engines) {
    Q_ASSERT(!isRunning());
    m_running = true;
    m_engines = engines;
    m_server.startMinimal();
}

void CalibrationRun::stop() {
    if (m_sweep.isRunning())
        m_sweep.stop();
    else if (m_running)
        end({std::nullopt, Error{"", "the calibration was stopped"}});
}

// A part of the sizes would be quoted as the whole machine.
void CalibrationRun::onFinished(const SweepOutcome& outcome) {
    if (outcome.error)
        return end({std::nullopt, outcome.error});
    if (outcome.report->ending != Ending::Completed)
        return end({std::nullopt, Error{"", "the calibration was stopped"}});
    auto calibration = calibrationOf(*outcome.report);
    if (!calibration)
        return end({std::nullopt, Error{"", "the server of the calibration answered nothing"}});
    end({std::move(calibration), std::nullopt});
}

void CalibrationRun::end(const CalibrationOutcome& outcome) {
    if (!m_running)
        return;
    m_running = false;
    m_server.stop();
    emit finished(outcome);
}

} // namespace loadstone
