// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/loadoptions.h"

#include "ui/widgets/fieldlabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace loadstone {

namespace {

constexpr int columnGap = 10;

void addLabelled(QHBoxLayout& row, const QString& text, QWidget* field, int stretch = 0) {
    row.addWidget(labelOf(text, *field));
    row.addWidget(field, stretch);
    row.addSpacing(columnGap);
}

} // namespace

LoadOptions::LoadOptions(QWidget* parent) : PlanOptions(parent) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(6);
    rows->addLayout(courseRow());
    rows->addLayout(thresholdRow());
}

QHBoxLayout* LoadOptions::courseRow() {
    auto* row = new QHBoxLayout;
    addLabelled(*row, QString("Warm-up"),
                addShortLine("warm-up",
                             QString("Load before anything counts, so that connections are open "
                                     "and caches are warm: 500ms, 5s; 0s means none"),
                             9));
    addLabelled(*row, QString("At the end"),
                addShortLine("on-deadline",
                             QString("What is in flight when the time is over: abort cuts it off "
                                     "and counts it as aborted, wait waits for the answers, "
                                     "wait:5s at most so long"),
                             10));
    addLabelled(*row, QString("Arrivals"), arrivalField());
    addLabelled(*row, QString("Seed"),
                addShortLine("seed",
                             QString("Of arrivals by chance: the same seed gives the same times"),
                             8));
    row->addWidget(addSwitch("spin", QString("Do not sleep"),
                             QString("Event loops look for answers without sleeping: less lag of "
                                     "our own, but each loop takes a whole core")));
    row->addStretch();
    return row;
}

QWidget* LoadOptions::arrivalField() {
    auto* arrival = addChoice("arrival", QString("How the requests of a rate follow each other: "
                                                 "evenly, or by chance as those of many people "
                                                 "do (a Poisson process)"));
    arrival->addItem(QString("Evenly"), QString("constant"));
    arrival->addItem(QString("By chance"), QString("poisson"));
    return arrival;
}

QHBoxLayout* LoadOptions::thresholdRow() {
    auto* thresholds = addLine(
        "threshold",
        QString("What the run must keep, with commas between: p50 to p99.99, mean, min or max "
                "with a time, error_rate with a share, rps with requests per second.\n"
                "Whether it does is shown while the run is on."));
    thresholds->setPlaceholderText("p95<250ms, error_rate<1%");
    auto* grace = addShortLine("abort-on-threshold",
                               QString("Ends the run as soon as a threshold does not hold, but not "
                                       "before it has counted for so long: 1s, 10s; empty: the run "
                                       "goes on"),
                               9);
    grace->setPlaceholderText(QString("never"));
    auto* row = new QHBoxLayout;
    addLabelled(*row, QString("Thresholds"), thresholds, 1);
    row->addWidget(labelOf(QString("Give up after"), *grace));
    row->addWidget(grace);
    return row;
}

} // namespace loadstone
