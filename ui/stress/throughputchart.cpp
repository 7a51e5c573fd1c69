#include "ui/stress/throughputchart.h"

#include "core/report/runcsv.h"
#include "ui/format.h"
#include "ui/stress/linepoints.h"
#include "ui/theme/chartcolors.h"
#include "ui/widgets/axistickers.h"

#include <algorithm>
#include <functional>

namespace loadstone {

ThroughputChart::ThroughputChart(QWidget* parent)
    : Chart(tr("Throughput"), tr("answered requests per second"), parent),
      m_line(addLine(tr("Throughput"))) {
    plot().xAxis->setTicker(QSharedPointer<TimeTicker>::create());
    plot().yAxis->setTicker(QSharedPointer<CountTicker>::create());
    restyle();
}

void ThroughputChart::showTimeline(const std::vector<Interval>& timeline) {
    m_timeline = timeline;
    const auto points = linePoints(timeline, std::mem_fn(&Interval::requestsPerSecond));
    const auto top = std::ranges::max_element(points, {}, &QCPGraphData::value);
    m_line->data()->set(points, true);
    setExtent(0, timeline.empty() ? 1 : timeline.back().end.count(),
              points.empty() ? 1 : top->value);
    replotSoon();
}

QString ThroughputChart::csv() const {
    return toText(timelineCsv(m_timeline));
}

void ThroughputChart::applyColors(const ChartColors& colors) {
    m_line->setPen(QPen(colors.series[0], 1.6));
    m_line->setBrush(mixed(colors.series[0], colors.ground, 0.14));
}

} // namespace loadstone
