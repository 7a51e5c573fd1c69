// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ngrams/form/partitionfield.h"

#include "ui/format.h"
#include "ui/widgets/tightlayout.h"

#include <QHBoxLayout>
#include <QLabel>

namespace loadstone {

PartitionField::PartitionField(QWidget* parent)
    : QWidget(parent), m_size(new QLineEdit(this)), m_unit(new QComboBox(this)) {
    m_size->setObjectName("partition");
    m_size->setAlignment(Qt::AlignRight);
    m_size->setFixedWidth(fontMetrics().averageCharWidth() * 13);
    m_size->setToolTip(
        QStringLiteral("Workers take one partition of a file after the other. Small ones share "
                       "the work more evenly, large ones cost less.\nIn bytes: 4 MiB, 500 kB. "
                       "In lines: 60,000; the files are read once more to find them."));
    m_unit->setObjectName("partitionUnit");
    m_unit->setAccessibleName(QStringLiteral("Unit of the partition size"));
    m_unit->setToolTip(QStringLiteral("Whether partitions are cut by bytes or by lines"));
    m_unit->addItem(QStringLiteral("bytes"), static_cast<int>(PartitionUnit::Bytes));
    m_unit->addItem(QStringLiteral("lines"), static_cast<int>(PartitionUnit::Lines));
    auto* label = new QLabel(QStringLiteral("Pa&rtitions of"), this);
    label->setBuddy(m_size);
    auto* row = tightRow(this);
    for (QWidget* part : {static_cast<QWidget*>(label), static_cast<QWidget*>(m_size),
                          static_cast<QWidget*>(m_unit)})
        row->addWidget(part);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_size, &QLineEdit::textChanged, this, &PartitionField::edited);
    connect(m_size, &QLineEdit::editingFinished, this, &PartitionField::normalize);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &PartitionField::changeUnit);
}

PartitionUnit PartitionField::unit() const {
    return static_cast<PartitionUnit>(m_unit->currentData().toInt());
}

void PartitionField::setFields(const NgramFields& fields) {
    m_bytes = fields.bytes;
    m_lines = fields.lines;
    m_shown = fields.unit;
    m_unit->setCurrentIndex(m_unit->findData(static_cast<int>(fields.unit)));
    m_size->setText(fields.unit == PartitionUnit::Lines ? m_lines : m_bytes);
}

void PartitionField::readInto(NgramFields& fields) const {
    fields.unit = m_shown;
    fields.bytes = m_shown == PartitionUnit::Bytes ? m_size->text() : m_bytes;
    fields.lines = m_shown == PartitionUnit::Lines ? m_size->text() : m_lines;
}

void PartitionField::changeUnit() {
    if (unit() == m_shown)
        return;
    (m_shown == PartitionUnit::Lines ? m_lines : m_bytes) = m_size->text();
    m_shown = unit();
    m_size->setText(m_shown == PartitionUnit::Lines ? m_lines : m_bytes);
    emit edited();
}

// What was understood is written out, so that "4m" leaves no doubt.
void PartitionField::normalize() {
    const bool byLines = m_shown == PartitionUnit::Lines;
    if (const auto size = byLines ? readLines(m_size->text()) : readBytes(m_size->text()))
        m_size->setText(byLines ? countText(*size) : exactBytesText(*size));
    emit left();
}

} // namespace loadstone
