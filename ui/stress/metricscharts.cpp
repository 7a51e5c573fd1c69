// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/metricscharts.h"

#include "core/http/secrets.h"
#include "core/report/metricswords.h"
#include "ui/format.h"
#include "ui/stress/metricchart.h"
#include "ui/widgets/sentencelabel.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace loadstone {

MetricsCharts::MetricsCharts(QWidget* parent)
    : QWidget(parent),
      m_sentence(new SentenceLabel(this)),
      m_grid(new QGridLayout),
      m_all(new QPushButton(this)) {
    setObjectName("metricsCharts");
    m_sentence->setObjectName("metricsSentence");
    m_all->setObjectName("allMetrics");
    m_grid->setSpacing(10);
    m_grid->setColumnStretch(0, 5); // as the charts above, so that their axes of time agree
    m_grid->setColumnStretch(1, 4);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(6);
    rows->addWidget(m_sentence);
    rows->addLayout(m_grid);
    rows->addWidget(m_all, 0, Qt::AlignLeft);
    connect(m_all, &QPushButton::clicked, this, [this] {
        m_most = MetricsCourse::mostSeries;
        showGroups();
    });
    hide();
}

void MetricsCharts::begin(const LoadPlan& plan) {
    for (const auto& [kind, chart] : m_charts)
        delete chart;
    m_charts.clear();
    m_groups.clear();
    m_course = {};
    m_most = mostAtOnce;
    m_all->hide();
    m_sentence->setSentence(QString("The server's own figures are read each second from %1.")
                                .arg(toText(withoutSecrets(plan.metrics.url))));
    setVisible(!plan.metrics.url.empty());
}

void MetricsCharts::showCourse(const MetricsCourse& course, const LoadPlan& plan) {
    m_course = course;
    QStringList said{loadstone::sentence(metricsTitle(course, plan))};
    for (const std::string& note : metricsNotes(course))
        said << loadstone::sentence(note);
    m_sentence->setSentence(said.join(' '));
    group();
    showGroups();
    show();
}

// Those of one name have one unit, so they fit in one chart.
void MetricsCharts::group() {
    m_groups.clear();
    for (const MetricSeries& series : m_course.series) {
        const Kind kind{std::string(withoutLabels(series.name)), series.isRate};
        auto found = std::ranges::find(m_groups, kind, &std::pair<Kind, Group>::first);
        if (found == m_groups.end())
            found = m_groups.insert(found, {kind, {}});
        found->second.push_back(series);
    }
}

void MetricsCharts::showGroups() {
    const std::size_t shown = std::min(m_groups.size(), m_most);
    for (std::size_t i = 0; i < shown; ++i)
        chartOf(m_groups[i].first).showSeries(m_groups[i].second, m_end);
    m_all->setText(QString("Show %1 more").arg(m_groups.size() - shown));
    m_all->setVisible(shown < m_groups.size());
}

void MetricsCharts::setEnd(double seconds) {
    m_end = seconds;
    showGroups();
}

void MetricsCharts::setDelay(std::chrono::milliseconds delay) {
    m_delay = delay;
    for (const auto& [kind, chart] : m_charts)
        chart->setDelay(delay);
}

QString MetricsCharts::sentence() const {
    return m_sentence->sentence();
}

MetricChart& MetricsCharts::chartOf(const Kind& kind) {
    constexpr int height = 150;
    MetricChart*& chart = m_charts[kind];
    if (!chart) {
        const int place = int(m_charts.size()) - 1;
        chart = new MetricChart(toText(kind.first), kind.second, this);
        chart->setObjectName(toText(kind.first));
        chart->setFixedHeight(height);
        chart->setDelay(m_delay);
        m_grid->addWidget(chart, place / 2, place % 2);
        emit chartMade(chart);
    }
    return *chart;
}

} // namespace loadstone
