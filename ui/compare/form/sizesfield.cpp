// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/form/sizesfield.h"

#include "core/load/loadplan.h"
#include "ui/compare/form/poolsizes.h"
#include "ui/format.h"
#include "ui/widgets/tightlayout.h"

#include <QHBoxLayout>
#include <QMenu>

namespace loadstone {

SizesField::SizesField(QWidget* parent)
    : QWidget(parent),
      m_line(new QLineEdit(this)),
      m_presets(new QToolButton(this)),
      m_current(defaultThreads()) {
    buildLine();
    buildPresets();
    auto* row = tightRow(this, 4);
    row->addWidget(m_line, 1);
    row->addWidget(m_presets);
    setFocusProxy(m_line);
}

void SizesField::buildLine() {
    m_line->setObjectName("sizes");
    m_line->setPlaceholderText("1, 2, 4, 8");
    m_line->setToolTip(
        QStringLiteral("How many threads to measure with, each size in turn, 1 to %1 (%2 "
                       "connections of the loops): whole numbers with commas between.\nSix "
                       "sizes or more let a curve be fitted; "
                       "1 is the comparison with sending one request after the other.")
            .arg(maxThreads)
            .arg(maxConnections));
    m_line->setMinimumWidth(fontMetrics().horizontalAdvance("1, 2, 4, 8, 16") + 16);
    connect(m_line, &QLineEdit::textChanged, this, &SizesField::edited);
}

void SizesField::buildPresets() {
    m_presets->setObjectName("presets");
    m_presets->setText(QStringLiteral("▾"));
    m_presets->setAccessibleName(QStringLiteral("Usual pool sizes"));
    m_presets->setToolTip(QStringLiteral("Usual pool sizes to choose from"));
    m_presets->setFocusPolicy(Qt::StrongFocus);
    auto* menu = new QMenu(m_presets);
    const auto add = [&](const QString& text, auto sizes) {
        menu->addAction(text, this, [this, sizes] { setSizes(sizes()); });
    };
    add(QStringLiteral("Powers of &two to 64"), [] { return powersOfTwo(64); });
    add(QStringLiteral("Powers of two to &1024"), [] { return powersOfTwo(1024); });
    add({}, [this] { return sizesAround(m_current); });
    QAction* around = menu->actions().constLast();
    around->setToolTip(
        QStringLiteral("¼, ½, ¾, 1, 1½, 2 and 4 times the threads of the Stress panel"));
    menu->setToolTipsVisible(true);
    // A menu of the button itself would have a second arrow, which only a style sheet takes away,
    // and buttons with a style sheet stay light when the window becomes dark.
    connect(m_presets, &QToolButton::clicked, menu, [this, menu, around] {
        around->setText(QString("&Around %1, as in the Stress panel")
                            .arg(countText(static_cast<std::uint64_t>(m_current))));
        menu->popup(m_presets->mapToGlobal(m_presets->rect().bottomLeft()));
    });
}

void SizesField::setSizes(const std::vector<int>& sizes) {
    m_line->setText(poolSizesText(sizes));
    m_line->setCursorPosition(0);
    m_line->setFocus();
}

} // namespace loadstone
