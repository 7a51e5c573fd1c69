// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/chosenhosts.h"

#include "ui/format.h"

namespace loadstone {

Expected<HostList> chosenHosts(const QString& text) {
    return text.trimmed().isEmpty() ? HostList() : HostList::read(text.toStdString());
}

QStringList hostNames(const QString& text) {
    QStringList names;
    for (const QString& name : text.split(',', Qt::SkipEmptyParts))
        names << name.trimmed();
    return names;
}

QString hostsText(const std::vector<HostShare>& hosts) {
    std::vector<std::string> names;
    names.reserve(hosts.size());
    for (const HostShare& host : hosts)
        names.push_back(host.name);
    return hostsText(names);
}

QString hostsText(const std::vector<std::string>& names) {
    QStringList all;
    for (const std::string& name : names)
        all << toText(name);
    return all.join(',');
}

} // namespace loadstone
