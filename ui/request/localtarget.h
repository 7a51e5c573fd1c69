// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"
#include "ui/widgets/messagebar.h"

#include <QObject>
#include <QString>

namespace loadstone {

class TargetProcess;

/// Finds out when a run wants the local target while it is off, and starts it for the run.
/// `process` must outlive it. GUI thread.
class LocalTarget : public QObject {
    Q_OBJECT

public:
    explicit LocalTarget(TargetProcess& process, QObject* parent = nullptr);

    /// Whether `url` is the local target's usual address and it does not run.
    bool isMissingAt(const QString& url) const;
    /// Whether that is why `report` has nothing but refused connections.
    bool wasMissedBy(const RunReport& report) const;

    void start();
    /// Takes another port where the usual one is in use; answersAt() tells the address.
    void startAnywhere();
    /// answersNow() follows once it can be run against; nothing if it cannot start.
    void startForRun();
    /// Says that it is off; `action` starts it for the run.
    Message offerFor(const QString& action);

signals:
    void changed();
    void answersNow();
    void answersAt(const QString& url);

private:
    enum class Place { Usual, UsualFirst, Any };

    void onStarted(const QString& url);
    void onFailed();
    void startElsewhere();
    void onEnded();

    TargetProcess& m_process;
    bool m_forRun = false;
    Place m_place = Place::Usual;
};

} // namespace loadstone
