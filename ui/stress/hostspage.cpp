// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/hostspage.h"

#include "ui/stress/hostsmodel.h"
#include "ui/widgets/rowstable.h"
#include "ui/widgets/steadylabel.h"
#include "ui/widgets/tightlayout.h"

#include <algorithm>

namespace loadstone {

HostsPage::HostsPage(QWidget* parent) : QWidget(parent), m_hosts(new HostsModel(this)) {
    auto* table = rowsTable(
        m_hosts, {"10,000,000", "100.00 %", "99.9 ms", "99.9 ms", "99.9 ms", "1,000,000"});
    table->setObjectName("hostFigures");
    table->setAccessibleName(QString("Hosts"));
    auto* note = new SteadyLabel({}, this);
    note->setLines(2);
    note->setMuted(true);
    note->setText(QString("Percentiles of all together are of the added histograms, and no "
                          "means."));
    auto* column = tightColumn(this, 4);
    column->addWidget(table, 1);
    column->addWidget(note);
}

void HostsPage::showHosts(const std::vector<HostShare>& hosts, const Totals& totals) {
    m_hosts->showHosts(hosts, totals);
    const auto lost = std::ranges::count_if(hosts, &HostShare::isLost);
    m_title =
        lost == 0 ? QString("Hosts") : QString("Hosts ✗ %1 of %2").arg(lost).arg(hosts.size());
}

} // namespace loadstone
