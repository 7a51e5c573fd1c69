// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/thresholdchips.h"

#include "core/report/thresholdwords.h"
#include "ui/format.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flowlayout.h"

#include <QLabel>

namespace loadstone {

ThresholdChips::ThresholdChips(QWidget* parent) : QWidget(parent), m_flow(new FlowLayout(this)) {
    setObjectName("thresholds");
    auto* label = new QLabel(QString("Thresholds"), this);
    label->setFixedHeight(Chip().sizeHint().height());
    m_flow->addWidget(label);
    hide();
}

void ThresholdChips::makeChips(std::size_t count) {
    while (m_chips.size() > qsizetype(count))
        delete m_chips.takeLast();
    while (m_chips.size() < qsizetype(count)) {
        m_chips << new Chip(this);
        m_flow->addWidget(m_chips.last());
    }
}

void ThresholdChips::showNumbers(const Snapshot& snapshot, const LoadPlan& plan) {
    makeChips(plan.thresholds.size());
    for (std::size_t i = 0; i < plan.thresholds.size(); ++i)
        showThreshold(*m_chips[qsizetype(i)], plan.thresholds[i], snapshot);
    setVisible(!plan.thresholds.empty());
}

// Before anything was answered nothing is broken yet.
void ThresholdChips::showThreshold(Chip& chip, const Threshold& threshold,
                                   const Snapshot& snapshot) {
    const QString text = toText(threshold.text()) + "  ";
    chip.setToolTip({});
    if (!threshold.valueIn(snapshot))
        return chip.setText(text + "–", Chip::Tone::Neutral);
    const QString figure = toText(figureText(threshold, snapshot));
    if (threshold.isMetBy(snapshot))
        return chip.setText("✓ " + text + figure, Chip::Tone::Good);
    chip.setText("✗ " + text + figure, Chip::Tone::Warning);
    chip.setToolTip(toText(brokenText(threshold, snapshot)));
}

QStringList ThresholdChips::texts() const {
    QStringList texts;
    for (const Chip* chip : m_chips)
        texts << chip->text();
    return texts;
}

} // namespace loadstone
