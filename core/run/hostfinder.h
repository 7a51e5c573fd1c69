// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/addressbook.h"
#include "core/http/connectroute.h"
#include "core/http/hostlookup.h"

#include <QObject>
#include <QTimer>

namespace loadstone {

/// Finds where a host of a run is, once before the run for all its workers, and again every
/// minute while it lasts, without holding anybody up. On the GUI thread; owned by its RunHosts.
class HostFinder : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::seconds renewal{60};
    static constexpr std::chrono::seconds renewalAfterFailure{1};

    /// Whether a host may be connected to at these addresses; at none if a proxy looks for it.
    using Allow = std::function<Expected<void>(const AddressList& addresses)>;

    explicit HostFinder(QObject* parent, HostLookUp::Ask ask = addressesAsked);

    /// found() follows, later; at the latest when the time to connect is over. An error if the host
    /// cannot be looked up at all.
    Expected<void> start(const std::string& url, const TransportOptions& options, Allow allow);
    /// found() follows at once.
    void giveUp();
    bool isSearching() const { return m_isSearching; }
    /// After found(): why the host may not be connected to where it was found.
    const Expected<void>& allowed() const { return m_allowed; }
    /// After start(): nobody here looks for it.
    bool isLeftToProxy() const { return m_isLeftToProxy; }
    /// After found(): what was found is written to `book`, and what will be found until stop(), but
    /// for what is not allowed.
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
    bool mayBeAt(const AddressList& addresses);
    void settle(const AddressList& addresses, int failure);

    HostLookUp m_lookUp;
    QTimer m_timer;
    ConnectRoute m_route;
    Allow m_allow;
    Expected<void> m_allowed;
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
