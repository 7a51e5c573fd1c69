// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"
#include "core/postgres/databasecheck.h"
#include "core/run/consent.h"

#include <QObject>

#include <memory>
#include <stop_token>

namespace loadstone {

/// Finds out before a run whether its database is there, may be tested, and takes the queries. That
/// is done on a thread that nobody joins, as a look-up cannot be interrupted. On the GUI thread;
/// owned by its RunHosts.
class DatabaseFinder : public QObject {
    Q_OBJECT

public:
    explicit DatabaseFinder(QObject* parent = nullptr) : QObject(parent) {}
    ~DatabaseFinder() override { stop(); }

    /// found() follows, later, unless stop() comes first. It waits for a moment if so many
    /// connections are not free yet. An error if there is no thread for it.
    Expected<void> start(const LoadPlan& plan, const Consent& consent, int connections);
    /// found() follows at once.
    void giveUp();
    bool isSearching() const { return m_pending != nullptr; }
    /// After found().
    const Expected<DatabaseFacts>& facts() const { return m_facts; }
    void stop();

signals:
    void found();

private:
    struct Pending;

    void take(const Expected<DatabaseFacts>& facts);

    std::shared_ptr<Pending> m_pending;
    Expected<DatabaseFacts> m_facts;
};

} // namespace loadstone
