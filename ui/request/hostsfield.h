// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/hostcheck.h"
#include "ui/request/hoststates.h"

#include <QPushButton>

namespace loadstone {

class HostsBox;

/// Says from where a load comes, "this machine" or "4 hosts", and opens the list of them. GUI
/// thread.
class HostsField : public QPushButton {
    Q_OBJECT

public:
    explicit HostsField(QWidget* parent = nullptr);

    /// With commas between; empty: this machine.
    QString hosts() const { return m_states.names.join(','); }
    void setHosts(const QString& hosts);
    /// How many connections all share.
    void setConnections(int connections);
    /// Hosts stay as they are in a run, and can be looked at.
    void setRunning(bool running);
    /// What each does in the run.
    void showShares(const std::vector<HostShare>& shares);

signals:
    void edited();

private:
    void open();
    void choose(const QString& hosts);
    void check();
    void refresh();

    HostStates m_states;
    HostsBox* m_box;
    HostCheck m_check;
};

} // namespace loadstone
