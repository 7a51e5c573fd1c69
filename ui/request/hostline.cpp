// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/hostline.h"

#include "core/http/addressowner.h"
#include "core/http/url.h"
#include "ui/request/addresswords.h"

#include <QUrl>

namespace loadstone {

HostLine::HostLine(QWidget* parent, HostLookUp::Ask ask)
    : SteadyLabel({}, parent), m_lookUp(std::move(ask)) {
    setObjectName("host");
    setMuted(true);
}

void HostLine::showHostOf(const QString& url) {
    const std::string typed = url.trimmed().toStdString();
    const bool isUrl = checkUrl(typed).has_value();
    const QString host = isUrl ? QUrl(url.trimmed()).host() : QString();
    if (host == m_host)
        return;
    m_host = host;
    ++m_serial;
    m_lookUp.forget();
    setText({});
    if (!m_host.isEmpty())
        lookUp(Host::of(typed));
}

void HostLine::lookUp(const Host& host) {
    if (const AddressList known = addressesKnown(host.name, host.port); !known.empty())
        return show(m_host, known);
    // Without a thread there is no line, and a run will say why.
    static_cast<void>(
        m_lookUp.begin(host, [this, serial = m_serial, name = m_host](AddressList addresses) {
            const auto tell = [this, serial, name, found = std::move(addresses)] {
                if (serial == m_serial)
                    show(name, found);
            };
            QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
        }));
}

void HostLine::show(const QString& host, const AddressList& addresses) {
    setText(addressesText(host, addresses, ownAddresses()));
}

} // namespace loadstone
