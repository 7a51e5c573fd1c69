// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/form/enginesfield.h"

#include "ui/enginetext.h"
#include "ui/widgets/tightlayout.h"

#include <QHBoxLayout>

#include <algorithm>

namespace loadstone {

EnginesField::EnginesField(QWidget* parent) : QWidget(parent) {
    auto* row = tightRow(this, 12);
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        const EngineKind engine = allEngines.at(i);
        auto* box = m_boxes.at(i) = new QCheckBox(engineTitle(engine), this);
        box->setObjectName("engine-" + engineText(engine));
        box->setToolTip(engineTip(engine));
        connect(box, &QCheckBox::toggled, this, &EnginesField::edited);
        row->addWidget(box);
    }
}

std::vector<EngineKind> EnginesField::engines() const {
    std::vector<EngineKind> engines;
    for (std::size_t i = 0; i < m_boxes.size(); ++i)
        if (m_boxes.at(i)->isChecked())
            engines.push_back(allEngines.at(i));
    return engines;
}

void EnginesField::setEngines(const std::vector<EngineKind>& engines) {
    for (std::size_t i = 0; i < m_boxes.size(); ++i)
        m_boxes.at(i)->setChecked(std::ranges::count(engines, allEngines.at(i)) > 0);
}

} // namespace loadstone
