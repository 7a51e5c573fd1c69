// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"
#include "core/postgres/databasecheck.h"
#include "core/run/consent.h"

#include <QObject>

#include <functional>
#include <memory>
#include <stop_token>

namespace loadstone {

/// Finds out before a run whether its database is there, may be tested, and takes the queries, and
/// after it what the database was busy with besides. That
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
    /// The same after a run before which it was so: facts() then has what it did meanwhile.
    Expected<void> startAfter(const LoadPlan& plan, const DatabaseFacts& before);
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

    using Ask = std::function<Expected<DatabaseFacts>(const std::stop_token&)>;

    Expected<void> begin(const Ask& ask);
    void take(const Expected<DatabaseFacts>& facts);

    std::shared_ptr<Pending> m_pending;
    Expected<DatabaseFacts> m_facts;
};

} // namespace loadstone
