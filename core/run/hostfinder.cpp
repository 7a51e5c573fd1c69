// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/hostfinder.h"

#include <curl/curl.h>

namespace loadstone {

HostFinder::HostFinder(QObject* parent, HostLookUp::Ask ask)
    : QObject(parent), m_lookUp(std::move(ask)) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &HostFinder::onTime);
}

// A proxy looks the host up by itself.
Expected<void> HostFinder::start(const std::string& url, const TransportOptions& options,
                                 Allow allow) {
    stop();
    m_allow = std::move(allow);
    m_isSearching = true;
    m_isLeftToProxy = mayUseProxy(options);
    m_route = ConnectRoute::of(url, options);
    m_asked = Clock::now();
    const AddressList& known = m_route.known();
    m_mayChange = known.empty() && !m_isLeftToProxy;
    if (!m_mayChange) {
        const auto tell = [this, serial = m_serial, known] { take(serial, known); };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
        return {};
    }
    m_timer.start(std::min(options.connectTimeout, options.timeout));
    return ask();
}

Expected<void> HostFinder::ask() {
    const auto done = [this, serial = m_serial, route = m_route](const AddressList& addresses) {
        const auto tell = [this, serial, found = route.allowed(addresses)] { take(serial, found); };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    };
    return m_lookUp.begin(m_route.host(), done);
}

void HostFinder::take(int serial, const AddressList& addresses) {
    if (serial == m_serial)
        settle(addresses, addresses.empty() ? CURLE_COULDNT_RESOLVE_HOST : CURLE_OK);
}

void HostFinder::giveUp() {
    if (m_isSearching)
        settle({}, CURLE_OPERATION_TIMEDOUT);
}

// Either the first look-up takes too long, or it is time for another.
void HostFinder::onTime() {
    if (m_isSearching)
        return giveUp();
    ++m_serial;
    if (!ask()) // what is known stays
        renewLater();
}

// Nobody is asked about a host that is nowhere.
bool HostFinder::mayBeAt(const AddressList& addresses) {
    m_allowed = addresses.empty() && !m_isLeftToProxy ? Expected<void>() : m_allow(addresses);
    return m_allowed.has_value();
}

// A host that was there and cannot be found any more is taken to be where it was: a name server may
// fail for a moment. So is one that is said to be where it may not be connected to.
void HostFinder::settle(const AddressList& addresses, int failure) {
    ++m_serial;
    m_lookUp.forget();
    const bool mayBe = mayBeAt(addresses);
    const bool isNew = mayBe && !addresses.empty() && addresses != m_addresses;
    if (isNew)
        m_addresses = addresses;
    if (m_isSearching) {
        m_failure = failure;
        m_time = toMicroseconds(Clock::now() - m_asked);
        m_timer.stop();
        m_isSearching = false;
        emit found();
    } else if (isNew) {
        publish();
    }
    renewLater();
}

void HostFinder::renewLater() {
    if (m_book && m_mayChange)
        m_timer.start(m_addresses.empty() ? renewalAfterFailure : renewal);
}

void HostFinder::writeTo(std::shared_ptr<AddressBook> book) {
    if (m_isLeftToProxy)
        return;
    m_book = std::move(book);
    m_book->setLookUpTime(m_time);
    publish();
    renewLater();
}

void HostFinder::publish() {
    if (m_book)
        m_book->publish(m_addresses, m_addresses.empty() ? m_failure : CURLE_OK);
}

void HostFinder::stop() {
    ++m_serial;
    m_lookUp.forget();
    m_timer.stop();
    m_book.reset();
    m_addresses.clear();
    m_allowed = {};
    m_isSearching = false;
}

} // namespace loadstone
