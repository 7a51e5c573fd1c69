#pragma once

#include "ui/compare/sweepfindings.h"
#include "ui/widgets/rowsmodel.h"

namespace loadstone {

/// A row for each level that was measured; that of the sweet spot stands out.
class LevelsModel : public RowsModel {
    Q_OBJECT

public:
    explicit LevelsModel(QObject* parent = nullptr);

    /// None empties the table.
    void showFindings(const SweepFindings* findings);
    /// The row of the sweet spot, or -1.
    int sweetRow() const { return m_sweetRow; }

    QVariant data(const QModelIndex& index, int role) const override;

private:
    int m_sweetRow = -1;
};

} // namespace loadstone
