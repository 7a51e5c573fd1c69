// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/addressbook.h"
#include "core/http/connectroute.h"
#include "core/http/hostlookup.h"
#include "core/load/loadplan.h"

#include <QObject>
#include <QTimer>

namespace loadstone {

/// Finds where the host of a run is, once before the run for all its workers, and again every
/// minute while it lasts, without holding anybody up. On the GUI thread; owned by its LoadRun.
class HostFinder : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::seconds renewal{60};
    static constexpr std::chrono::seconds renewalAfterFailure{1};

    explicit HostFinder(QObject* parent, HostLookUp::Ask ask = addressesAsked);

    /// found() follows, later; at the latest when the time to connect is over. An error if the host
    /// cannot be looked up at all.
    Expected<void> start(const LoadPlan& plan);
    /// found() follows at once.
    void giveUp();
    /// After found(): where the host is; nothing if a proxy looks it up.
    const AddressList& addresses() const { return m_addresses; }
    /// After found(): nobody knows where it is.
    bool isLost() const { return m_addresses.empty() && !m_isLeftToProxy; }
    /// After start(): nobody here looks for it.
    bool isLeftToProxy() const { return m_isLeftToProxy; }
    /// After found(): what was found is written to `book`, and what will be found until stop().
    void writeTo(std::shared_ptr<AddressBook> book);
    void stop();

signals:
    void found();

private:
    Expected<void> ask();
    void take(int serial, const AddressList& addresses);
    void onTime();
    void publish();
    void renewLater();
    void settle(const AddressList& addresses, int failure);

    HostLookUp m_lookUp;
    QTimer m_timer;
    ConnectRoute m_route;
    std::shared_ptr<AddressBook> m_book;
    AddressList m_addresses;
    TimePoint m_asked;
    Microseconds m_time{0};
    int m_failure = 0;
    int m_serial = 0;
    bool m_isSearching = false;
    bool m_isLeftToProxy = false;
    bool m_mayChange = false;
};

} // namespace loadstone
