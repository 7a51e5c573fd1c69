#pragma once

#include "ui/compare/sweepfindings.h"
#include "ui/widgets/rowsmodel.h"

#include <QColor>
#include <QMap>

namespace loadstone {

/// A row for each level that was measured; that of the sweet spot stands out.
class LevelsModel : public RowsModel {
    Q_OBJECT

public:
    explicit LevelsModel(QObject* parent = nullptr);

    static constexpr int dotSide = 10;

    /// None empties the table.
    void showFindings(const EngineFindings* findings);
    /// Dots beside the sizes of these rows.
    void setDots(const QMap<int, QColor>& colors);
    /// The row of the sweet spot, or -1.
    int sweetRow() const { return m_sweetRow; }

    QVariant data(const QModelIndex& index, int role) const override;

private:
    int m_sweetRow = -1;
    QMap<int, QColor> m_dots;
};

} // namespace loadstone
