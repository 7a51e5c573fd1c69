// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/hostsfield.h"

#include "ui/format.h"
#include "ui/request/chosenhosts.h"
#include "ui/request/hostsbox.h"

namespace loadstone {

namespace {
const QString thisMachine = QStringLiteral("this machine ▾");
}

HostsField::HostsField(QWidget* parent)
    : QPushButton(thisMachine, parent), m_box(new HostsBox(this)) {
    setAccessibleName(QString("From which hosts the load comes"));
    setToolTip(QString("This machine, or hosts that share the load: each does its part of the "
                       "requests, the rate and the connections, and they begin at one moment"));
    setAutoDefault(true);
    setMinimumWidth(sizeHint().width());
    connect(this, &QPushButton::clicked, this, &HostsField::open);
    connect(m_box, &HostsBox::chosen, this, &HostsField::choose);
    connect(m_box, &HostsBox::checkWanted, this, &HostsField::check);
    connect(&m_check, &HostCheck::checked, this, [this](const QString& host, const QString& fault) {
        m_states.checks[host] = {true, fault};
        refresh();
    });
}

void HostsField::open() {
    refresh();
    m_box->move(mapToGlobal(QPoint(0, height() + 4)));
    m_box->show();
    m_box->raise();
    m_box->activateWindow();
}

void HostsField::setHosts(const QString& hosts) {
    const QStringList names = hostNames(hosts);
    if (names == m_states.names)
        return;
    m_check.stop();
    m_states.names = names;
    m_states.checks.removeIf([&](const auto& entry) { return !names.contains(entry.key()); });
    m_states.checks.removeIf([](const auto& entry) { return !entry.value().isOver; });
    refresh();
}

void HostsField::choose(const QString& hosts) {
    setHosts(hosts);
    emit edited();
}

void HostsField::setConnections(int connections) {
    if (connections == m_states.connections)
        return;
    m_states.connections = connections;
    refresh();
}

// What was checked before is old when a run has begun.
void HostsField::setRunning(bool running) {
    m_states.isRunning = running;
    if (running) {
        m_check.stop();
        m_states.checks.clear();
        m_states.shares.clear();
    }
    refresh();
}

void HostsField::showShares(const std::vector<HostShare>& shares) {
    if (shares == m_states.shares)
        return;
    m_states.shares = shares;
    if (m_box->isVisible())
        refresh();
}

void HostsField::check() {
    const auto hosts = chosenHosts(this->hosts());
    if (!hosts)
        return;
    m_states.checks.clear();
    for (const QString& name : m_states.names)
        m_states.checks[name] = {};
    m_check.start(*hosts);
    refresh();
}

void HostsField::refresh() {
    const auto count = m_states.names.size();
    setText(count == 0   ? thisMachine
            : count == 1 ? QString("1 host ▾")
                         : QString("%1 hosts ▾").arg(countText(std::uint64_t(count))));
    m_box->show(m_states);
}

} // namespace loadstone
