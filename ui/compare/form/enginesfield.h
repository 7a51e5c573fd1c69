// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/enginekind.h"

#include <QCheckBox>
#include <QWidget>

#include <array>
#include <vector>

namespace loadstone {

/// Which engines a sweep measures: a tick for each.
class EnginesField : public QWidget {
    Q_OBJECT

public:
    explicit EnginesField(QWidget* parent = nullptr);

    std::vector<EngineKind> engines() const;
    void setEngines(const std::vector<EngineKind>& engines);
    /// The box that takes the focus and is marked if something is wrong.
    QCheckBox& first() const { return *m_boxes.front(); }

signals:
    void edited();

private:
    std::array<QCheckBox*, allEngines.size()> m_boxes{}; ///< one for each of allEngines
};

} // namespace loadstone
