// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/form/sweepoptions.h"

#include "ui/widgets/fieldlabel.h"
#include "ui/widgets/tightlayout.h"

#include <QHBoxLayout>

namespace loadstone {

SweepOptions::SweepOptions(QWidget* parent)
    : FoldedOptions(parent),
      m_warmUp(
          addShortLine("warm-up",
                       QStringLiteral("Load before each measurement that does not count, so that "
                                      "connections are open: 300ms, 1s; 0s means none"),
                       11)),
      m_coolDown(
          addShortLine("cool-down",
                       QStringLiteral("Pause after each measurement, so that the server is at rest "
                                      "again: 200ms, 1s; 0s means none"),
                       11)),
      m_limit(addShortLine(
          "limit",
          QStringLiteral("A limit of latency, as p99<50ms or max<1s: the results name the "
                         "largest size that keeps it; empty means none"),
          11)),
      m_share(addNumber(
          "share",
          QStringLiteral("The sweet spot is the smallest pool that reaches this share of the "
                         "best throughput"),
          1, 100)),
      m_stopEarly(
          addSwitch("early-stop", QStringLiteral("Stop earl&y"),
                    QStringLiteral("On: pools larger than one that already answers less and fails "
                                   "more than a smaller one are left out"))) {
    m_share->setUnit(QStringLiteral(" %"));
    m_stopEarly->setObjectName("stopEarly");
    auto* row = tightRow(this);
    addLabelled(*row, QStringLiteral("&Warm-up"), m_warmUp);
    addLabelled(*row, QStringLiteral("Cool-&down"), m_coolDown);
    addLabelled(*row, QStringLiteral("Limit"), m_limit);
    addLabelled(*row, QStringLiteral("Sweet spot from"), m_share);
    row->addWidget(m_stopEarly);
    row->addStretch();
}

void SweepOptions::addLabelled(QHBoxLayout& row, const QString& text, QWidget* field) {
    row.addWidget(labelOf(text, *field));
    row.addWidget(field);
    row.addSpacing(12);
}

void SweepOptions::setFields(const SweepFields& fields) {
    m_warmUp->setText(fields.request["warm-up"]);
    m_coolDown->setText(fields["cool-down"]);
    m_share->setValue(fields["share"].toInt());
    m_limit->setText(fields["limit"]);
    m_stopEarly->setChecked(fields["early-stop"] == "true");
}

void SweepOptions::readInto(SweepFields& fields) const {
    fields.request["warm-up"] = m_warmUp->text();
    fields["cool-down"] = m_coolDown->text();
    fields["share"] = QString::number(m_share->value());
    fields["limit"] = m_limit->text();
    fields["early-stop"] = m_stopEarly->isChecked() ? "true" : "false";
}

} // namespace loadstone
