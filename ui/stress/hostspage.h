// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

#include <QWidget>

namespace loadstone {

class HostsModel;

/// What each host of a run did, and how it comes together.
class HostsPage : public QWidget {
    Q_OBJECT

public:
    explicit HostsPage(QWidget* parent = nullptr);

    void showHosts(const std::vector<HostShare>& hosts, const Totals& totals);
    /// "Hosts", or "Hosts ✗ 1 of 4" if some are lost.
    QString title() const { return m_title; }

private:
    HostsModel* m_hosts;
    QString m_title;
};

} // namespace loadstone
