// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ngrams/workers/workerschart.h"

#include "ui/theme/chartcolors.h"
#include "ui/widgets/axistickers.h"

#include <algorithm>

namespace loadstone {

WorkersChart::WorkersChart(Shows shows, QWidget* parent)
    : Chart(shows == Shows::Time ? QStringLiteral("Time") : QStringLiteral("Speed-up"),
            shows == Shows::Time ? QStringLiteral("of the job, by workers")
                                 : QStringLiteral("by workers"),
            parent),
      m_shows(shows),
      m_line(addLine(QStringLiteral("measured"))) {
    m_line->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, 6));
    plot().xAxis->setTicker(QSharedPointer<YearTicker>::create());
    if (m_shows == Shows::Time) {
        plot().yAxis->setTicker(QSharedPointer<TimeTicker>::create());
    } else {
        plot().yAxis->setTicker(QSharedPointer<CountTicker>::create());
        m_ideal = addLine(QStringLiteral("ideal"));
        showLegend();
    }
    setMinimumHeight(110);
    restyle();
}

double WorkersChart::valueOf(const WorkerLevel& level) const {
    const double time = level.median().count();
    return m_shows == Shows::Time ? time : m_levels.front().median().count() / time;
}

void WorkersChart::addIdeal(int workers) {
    m_ideal->data()->clear();
    m_ideal->addData(1, 1);
    m_ideal->addData(workers, workers);
}

void WorkersChart::showLevels(const std::vector<WorkerLevel>& levels) {
    m_levels.clear();
    for (const WorkerLevel& level : levels)
        if (!level.times.empty())
            m_levels.push_back(level);
    m_line->data()->clear();
    double top = 0;
    for (const WorkerLevel& level : m_levels) {
        m_line->addData(level.workers, valueOf(level));
        top = std::max(top, valueOf(level));
    }
    const int most = m_levels.empty() ? 1 : m_levels.back().workers;
    if (m_ideal) {
        addIdeal(most);
        top = std::max(top, double(most));
    }
    constexpr double room = 0.25; // so that the first point is seen whole
    setExtent(1 - room, std::max(most, 2) + room, top);
    replotSoon();
}

QString WorkersChart::csv() const {
    QString text = "workers,median_s,speed_up,times_s\n";
    for (const WorkerLevel& level : m_levels) {
        QStringList times;
        for (const Seconds time : level.times)
            times << QString::number(time.count(), 'g', 9);
        const double speedUp = m_levels.front().median() / level.median();
        text += QString::number(level.workers) + ',' +
                QString::number(level.median().count(), 'g', 9) + ',' +
                QString::number(speedUp, 'g', 6) + ',' + times.join(' ') + '\n';
    }
    return text;
}

void WorkersChart::applyColors(const ChartColors& colors) {
    m_line->setPen(QPen(colors.series[0], 1.6));
    if (m_ideal)
        m_ideal->setPen(QPen(colors.muted, 1.2, Qt::DashLine));
}

} // namespace loadstone
