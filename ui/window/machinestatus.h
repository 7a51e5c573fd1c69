// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "ui/widgets/steadylabel.h"

#include <QTimer>

namespace loadstone {

/// What this program itself takes of the machine, once a second: a client at its limit measures
/// itself and not the server.
class MachineStatus : public SteadyLabel {
    Q_OBJECT

public:
    explicit MachineStatus(QWidget* parent = nullptr);

private:
    void measure();

    QTimer m_timer;
    TimePoint m_measuredAt;
    double m_cpuSeconds;
};

} // namespace loadstone
