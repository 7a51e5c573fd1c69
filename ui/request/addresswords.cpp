// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/addresswords.h"

#include <algorithm>
#include <array>

namespace loadstone {

namespace {

/// RFC 1918, RFC 6598 (behind a provider's translation), RFC 3927, RFC 4193 and RFC 4291.
constexpr std::array privateNetworks{"10.0.0.0/8",    "172.16.0.0/12",  "192.168.0.0/16",
                                     "100.64.0.0/10", "169.254.0.0/16", "fc00::/7",
                                     "fe80::/10"};

QString listed(const QList<QHostAddress>& addresses) {
    constexpr qsizetype most = 3;
    QStringList names;
    for (const QHostAddress& address : addresses.first(std::min(most, addresses.size())))
        names << address.toString();
    if (addresses.size() > most)
        return names.join(", ") + QString(" and %1 more").arg(addresses.size() - most);
    const QString last = names.takeLast();
    return names.isEmpty() ? last : names.join(", ") + " and " + last;
}

const char* wordsOf(Reach reach) {
    switch (reach) {
    case Reach::ThisMachine:
        return "this machine";
    case Reach::PrivateNetwork:
        return "on a private network";
    case Reach::Public:
        break;
    }
    return "a public address. Load only servers that you are allowed to test";
}

} // namespace

Reach reachOf(const QHostAddress& address, const QList<QHostAddress>& own) {
    const auto isThis = [&](const QHostAddress& one) {
        return one.isEqual(address, QHostAddress::TolerantConversion);
    };
    if (address.isLoopback() || std::ranges::any_of(own, isThis) ||
        isThis(QHostAddress(QHostAddress::AnyIPv4)) || isThis(QHostAddress(QHostAddress::AnyIPv6)))
        return Reach::ThisMachine;
    bool isMapped = false;
    const quint32 four = address.toIPv4Address(&isMapped);
    const QHostAddress plain = isMapped ? QHostAddress(four) : address;
    for (const char* network : privateNetworks)
        if (plain.isInSubnet(QHostAddress::parseSubnet(network)))
            return Reach::PrivateNetwork;
    return Reach::Public;
}

QString addressesText(const QString& host, const QList<QHostAddress>& addresses,
                      const QList<QHostAddress>& own) {
    if (addresses.isEmpty())
        return QString("No address is known of %1.").arg(host);
    Reach farthest = Reach::ThisMachine;
    for (const QHostAddress& address : addresses)
        farthest = std::max(farthest, reachOf(address, own));
    const QString what = listed(addresses);
    const QString words(wordsOf(farthest));
    return what == host ? QString("%1: %2.").arg(host, words)
                        : QString("%1 is %2: %3.").arg(host, what, words);
}

} // namespace loadstone
