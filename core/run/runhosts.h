// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/consent.h"
#include "core/run/databasefinder.h"
#include "core/run/hostfinder.h"

namespace loadstone {

/// Finds where the server of a run is and where its own figures are read, as far as the user has
/// said that they may be tested. On the GUI thread; owned by its LoadRun.
class RunHosts : public QObject {
    Q_OBJECT

public:
    explicit RunHosts(const HostLookUp::Ask& ask);

    /// found() follows, later and once, unless stop() comes first. An error if a host cannot be
    /// looked up at all.
    Expected<void> start(const LoadPlan& plan, const Consent& consent);
    /// found() follows at once.
    void giveUp();
    void stop();

    /// After found(): whether the run may begin.
    Expected<void> allowed() const;
    /// After found(): where the server is and will be, until stop(). None: a proxy looks for it.
    std::shared_ptr<AddressBook> newBook() const;
    void writeTo(std::shared_ptr<AddressBook> book);
    /// After found(): what is known of the database, if one is asked.
    const DatabaseFacts* database() const;
    /// The same for its own figures.
    std::shared_ptr<AddressBook> metricsBook();

signals:
    void found();

private:
    void onFound();

    HostFinder m_server;
    DatabaseFinder m_database; ///< in the place of the server
    HostFinder m_metrics;
    bool m_asksDatabase = false;
    int m_connections = 0; ///< for which it must have room
};

} // namespace loadstone
