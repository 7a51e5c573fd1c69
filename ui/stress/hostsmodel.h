// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"
#include "ui/widgets/rowsmodel.h"

namespace loadstone {

/// What each host of a run did, and all together in the last row.
class HostsModel : public RowsModel {
    Q_OBJECT

public:
    explicit HostsModel(QObject* parent = nullptr);

    void showHosts(const std::vector<HostShare>& hosts, const Totals& totals);
};

} // namespace loadstone
