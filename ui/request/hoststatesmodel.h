// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/request/hoststates.h"
#include "ui/widgets/rowsmodel.h"

namespace loadstone {

/// The hosts of a form, a row each: what is known of them, and what they do in a run. What is not
/// as it should be is in the colour of warnings. GUI thread.
class HostStatesModel : public RowsModel {
    Q_OBJECT

public:
    explicit HostStatesModel(QObject* parent = nullptr);

    void show(const HostStates& states);
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_faults; ///< of each row
    QList<bool> m_areLate;
};

} // namespace loadstone
