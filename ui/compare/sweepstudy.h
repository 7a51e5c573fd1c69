// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepfindings.h"
#include "ui/widgets/backgroundwork.h"

#include <QObject>
#include <QTimer>

namespace loadstone {

/// Works out what a sweep says while it goes on, on another thread and at most twice a second.
/// GUI thread; owned by the panel.
class SweepStudy : public QObject {
    Q_OBJECT

public:
    explicit SweepStudy(QObject* parent = nullptr);

    /// A sweep begins; what is still being worked out for another is dropped.
    void begin(const SweepPlan& plan);
    /// Takes in the last run of a sweep that goes on.
    void addLast(const SweepReport& report);
    /// A sweep that has ended, such as one from a file: found() follows once.
    void takeAll(const SharedSweepReport& report);
    /// There is no more to come: found() follows with what all runs say, as in a saved file. The
    /// runs of `report` were added.
    void end(const SweepReport& report);

signals:
    void found(const loadstone::SharedFindings& findings, bool isLast);

private:
    /// All but the runs.
    void takeRest(const SweepReport& report);
    void studySoon();
    void study();
    void take(const SharedFindings& findings, bool isLast);

    SweepFindings m_soFar;     ///< without fit
    SharedSweepReport m_whole; ///< runs that are still to be taken in, or nothing
    QTimer m_pause;
    int m_sweep = 0; ///< counts the sweeps, to know what belongs to an earlier one
    bool m_isWorking = false;
    bool m_hasNews = false;
    bool m_hasEnded = false;
    BackgroundWork m_background;
};

} // namespace loadstone
