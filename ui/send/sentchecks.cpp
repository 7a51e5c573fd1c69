// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/sentchecks.h"

#include "core/report/sentwords.h"
#include "ui/format.h"
#include "ui/widgets/boldfont.h"
#include "ui/widgets/longtext.h"

#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace loadstone {

namespace {

constexpr int mostCheckRows = 5; ///< the others are scrolled to

void addCheckRow(QListWidget& list, const SentCheck& one) {
    const QString text = toText(one.check.text());
    auto* row = new QListWidgetItem(
        QString(one.passed ? "passed  %1" : "failed  %1").arg(shortened(text)), &list);
    row->setToolTip(text);
    QFont font = list.font();
    font.setBold(!one.passed);
    row->setFont(font);
}

} // namespace

SentChecks::SentChecks(QWidget* parent) : Card(parent), m_list(new QListWidget(this)) {
    setObjectName("sentChecks");
    auto* name = new QLabel(QString("Checks"), this);
    name->setFont(bold(name->font()));
    m_list->setAccessibleName(QString("Checks of the answer"));
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 6, 10, 8);
    column->addWidget(name);
    column->addWidget(m_list);
    hide();
}

void SentChecks::show(const SentOnce& once) {
    m_list->clear();
    for (const SentCheck& one : checksOf(once))
        addCheckRow(*m_list, one);
    const int rows = std::min(m_list->count(), mostCheckRows);
    m_list->setFixedHeight(rows * m_list->sizeHintForRow(0) + 2 * m_list->frameWidth());
    setVisible(rows > 0);
}

} // namespace loadstone
