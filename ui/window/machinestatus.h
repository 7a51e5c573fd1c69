// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/machinesample.h"
#include "ui/widgets/steadylabel.h"

#include <QTimer>

#include <map>

namespace loadstone {

/// What this program takes of the machine with its workers, and how busy the machine is, once a
/// second: a client at its limit measures itself and not the server.
class MachineStatus : public SteadyLabel {
    Q_OBJECT

public:
    explicit MachineStatus(QWidget* parent = nullptr);

private:
    void measure();
    double ownSeconds(const MachineSample& now);

    QTimer m_timer;
    MachineSample m_before;
    std::map<pid_t, double> m_workers; ///< what each had used then
};

} // namespace loadstone
