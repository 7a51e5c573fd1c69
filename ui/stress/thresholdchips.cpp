// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/thresholdchips.h"

#include "core/report/thresholdwords.h"
#include "ui/format.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flowlayout.h"

#include <QLabel>

#include <algorithm>

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
    showAll(snapshot, plan, {});
}

// What ended the run stays broken, whatever became of it after that.
void ThresholdChips::showReport(const RunReport& report) {
    showAll(report.snapshot, report.plan, report.broken);
}

void ThresholdChips::showAll(const Snapshot& snapshot, const LoadPlan& plan,
                             const std::vector<BrokenThreshold>& broken) {
    makeChips(plan.thresholds.size());
    for (std::size_t i = 0; i < plan.thresholds.size(); ++i) {
        const Threshold& threshold = plan.thresholds[i];
        const auto ended = std::ranges::find(broken, threshold, &BrokenThreshold::threshold);
        showFigure(*m_chips[qsizetype(i)], threshold,
                   ended == broken.end() ? threshold.valueIn(snapshot) : ended->value);
    }
    setVisible(!plan.thresholds.empty());
}

// Before anything was answered nothing is broken yet.
void ThresholdChips::showFigure(Chip& chip, const Threshold& threshold,
                                std::optional<double> figure) {
    const QString text = toText(threshold.text()) + "  ";
    chip.setToolTip({});
    if (!figure)
        return chip.setText(text + "–", Chip::Tone::Neutral);
    const QString shown = text + toText(figureText(threshold, figure));
    if (threshold.isMetBy(*figure))
        return chip.setText("✓ " + shown, Chip::Tone::Good);
    chip.setText("✗ " + shown, Chip::Tone::Warning);
    chip.setToolTip(toText(brokenText(threshold, figure)));
}

QStringList ThresholdChips::texts() const {
    QStringList texts;
    for (const Chip* chip : m_chips)
        texts << chip->text();
    return texts;
}

} // namespace loadstone
