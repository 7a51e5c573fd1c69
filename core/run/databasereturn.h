// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/databasefinder.h"

#include <QTimer>

namespace loadstone {

/// How long somebody has waited for a database so far, and how long at the most.
struct DatabaseWait {
    Seconds waited{0};
    Seconds longest{0};
};

/// Waits until a database that has gone away is back, looking for it twice a second, but not longer
/// than its patience. On the GUI thread; owned by its SweepRun.
class DatabaseReturn : public QObject {
    Q_OBJECT

public:
    explicit DatabaseReturn(QObject* parent = nullptr);

    /// How long a database may be away.
    void setPatience(Milliseconds longest) { m_patience = longest; }
    /// ended() follows, later, unless stop() comes first.
    void await(const LoadPlan& plan, const Consent& consent);
    void stop();
    bool isWaiting() const { return m_isWaiting; }

signals:
    /// When the wait begins, and twice a second from then on.
    void waits(const loadstone::DatabaseWait& wait);
    /// Without an error the database is there again.
    void ended(const std::optional<loadstone::Error>& error);

private:
    void tell();
    void look();
    void take();
    void end(const std::optional<Error>& error);

    DatabaseFinder m_finder;
    QTimer m_pause;
    QTimer m_clock; ///< tells of the wait, also while somebody who does not answer is looked for
    LoadPlan m_plan;
    Consent m_consent;
    Milliseconds m_patience{30'000};
    TimePoint m_since;
    TimePoint m_until;
    bool m_isWaiting = false;
};

} // namespace loadstone
