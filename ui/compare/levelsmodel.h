// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepfindings.h"
#include "ui/widgets/rowsmodel.h"

#include <QColor>
#include <QMap>
#include <QSet>

namespace loadstone {

/// A row for each level that was measured, engine by engine; those of the sweet spots stand out.
class LevelsModel : public RowsModel {
    Q_OBJECT

public:
    explicit LevelsModel(QObject* parent = nullptr);

    static constexpr int dotSide = 10;

    /// None empties the table.
    void showFindings(const SharedFindings& findings);
    const SharedFindings& findings() const { return m_findings; }
    /// Dots beside the sizes of these rows.
    void setDots(const QMap<int, QColor>& colors);
    const SweepLevel& level(int row) const { return *m_levels.at(static_cast<std::size_t>(row)); }

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    SharedFindings m_findings;
    std::vector<const SweepLevel*> m_levels; ///< of the rows, in m_findings
    QSet<int> m_sweetRows;
    QMap<int, QColor> m_dots;
};

} // namespace loadstone
