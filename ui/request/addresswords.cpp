// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/addresswords.h"

#include "core/base/listed.h"
#include "core/http/addressowner.h"
#include "ui/format.h"

#include <QStringList>

#include <algorithm>

namespace loadstone {

namespace {

QString listed(const AddressList& addresses) {
    constexpr qsizetype most = 3;
    QStringList names;
    for (const Address& address : addresses)
        names << toText(address.text());
    if (names.size() > most)
        return names.mid(0, most).join(", ") + QString(" and %1 more").arg(names.size() - most);
    const QString last = names.takeLast();
    return names.isEmpty() ? last : names.join(", ") + " and " + last;
}

const char* wordsOf(AddressOwner owner) {
    switch (owner) {
    case AddressOwner::ThisMachine:
        return "this machine";
    case AddressOwner::PrivateNetwork:
        return "on a private network";
    case AddressOwner::Elsewhere:
        break;
    }
    return "a public address. Load only servers that you are allowed to test";
}

} // namespace

QString addressesText(const QString& host, const AddressList& addresses, const AddressList& own) {
    if (addresses.empty())
        return QString("No address is known of %1.").arg(host);
    AddressOwner farthest = AddressOwner::ThisMachine;
    for (const Address& address : addresses)
        farthest = std::max(farthest, ownerOf(address, own));
    const QString what = listed(addresses);
    const QString words(wordsOf(farthest));
    return what == host ? QString("%1: %2.").arg(host, words)
                        : QString("%1 is %2: %3.").arg(host, what, words);
}

} // namespace loadstone
