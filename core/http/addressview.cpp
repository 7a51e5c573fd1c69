// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/addressview.h"

#include <curl/curl.h>

#include <algorithm>

namespace loadstone {

AddressView::AddressView(std::shared_ptr<AddressBook> book)
    : m_book(std::move(book)), m_addresses(std::make_shared<AddressList>()) {
    renew();
}

bool AddressView::renew() {
    if (!m_book || m_book->version() == m_version)
        return false;
    m_version = m_book->version();
    m_addresses = std::make_shared<AddressList>(m_book->addresses());
    return true;
}

int AddressView::failure() const {
    const int published = m_book ? m_book->failure() : 0;
    return published == 0 ? CURLE_COULDNT_RESOLVE_HOST : published;
}

std::optional<std::size_t> AddressView::first(bool spread, const Address& answered) const {
    if (m_addresses->size() < 2)
        return std::nullopt;
    if (spread)
        return m_book->takeTurn() % m_addresses->size();
    const auto found = std::ranges::find(*m_addresses, answered);
    if (found == m_addresses->end())
        return std::nullopt;
    return static_cast<std::size_t>(found - m_addresses->begin());
}

} // namespace loadstone
