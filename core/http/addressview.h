// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/addressbook.h"

#include <memory>

namespace loadstone {

/// What one thread knows of an address book: it is read again only if it has changed. A list that
/// was given out stays as it is.
class AddressView {
public:
    using List = std::shared_ptr<const AddressList>;

    /// Without a book there are no addresses.
    explicit AddressView(std::shared_ptr<AddressBook> book);

    /// Reads what is new; true if there was something.
    bool renew();
    /// The number of the address that a new connection tries first: with `spread` the next in turn,
    /// or else the one that has `answered` before, if it is still there.
    std::optional<std::size_t> first(bool spread, const Address& answered) const;
    const List& addresses() const { return m_addresses; }
    /// A CURLcode: why there are no addresses.
    int failure() const;
    /// None: whoever asks looks for the host by itself.
    AddressBook* book() const { return m_book.get(); }

private:
    std::shared_ptr<AddressBook> m_book;
    List m_addresses;
    std::uint32_t m_version = 0;
};

} // namespace loadstone
