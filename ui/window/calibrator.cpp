// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/calibrator.h"

#include "core/run/calibrationstore.h"
#include "ui/enginetext.h"
#include "ui/format.h"

#include <algorithm>

namespace loadstone {

namespace {

QString bestText(const Calibration& calibration) {
    const auto best =
        std::ranges::max_element(calibration.points, {}, &CalibrationPoint::requestsPerSecond);
    return QString("This machine can send up to %1 requests/s (%2, %3 at once). Runs will "
                   "say what share of that they have reached.")
        .arg(rateText(best->requestsPerSecond), engineText(best->engine),
             countText(static_cast<std::uint64_t>(best->size)));
}

} // namespace

Calibrator::Calibrator(const QString& program, QObject* parent) : QObject(parent), m_run(program) {
    connect(&m_run, &CalibrationRun::progressed, this, &Calibrator::showProgress);
    connect(&m_run, &CalibrationRun::finished, this, &Calibrator::onFinished);
}

void Calibrator::start() {
    if (m_run.isRunning())
        return;
    m_isOn = true;
    m_shown = 0;
    m_run.start({allEngines.begin(), allEngines.end()});
    emit stateChanged();
    emit messageRaised(Message::info(QString("Measuring what this machine can send …")));
}

void Calibrator::showProgress(const SweepProgress& progress) {
    if (progress.done == m_shown || !m_isOn)
        return;
    m_shown = progress.done;
    emit messageRaised({Message::Kind::Info,
                        QString("Measuring what this machine can send: %1 of %2 runs")
                            .arg(progress.done)
                            .arg(progress.total),
                        QString("Stop"), [this] { stop(); }});
}

void Calibrator::onFinished(const CalibrationOutcome& outcome) {
    m_isOn = false;
    emit stateChanged();
    if (!outcome.calibration)
        return emit messageRaised(Message::warning(sentence(outcome.error->message)));
    if (const auto kept = writeCalibration(*outcome.calibration); !kept)
        return emit messageRaised(Message::warning(sentence(kept.error().message)));
    emit messageRaised(Message::info(bestText(*outcome.calibration)));
}

} // namespace loadstone
