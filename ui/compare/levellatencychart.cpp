#include "ui/compare/levellatencychart.h"

#include "ui/theme/chartcolors.h"
#include "ui/widgets/axistickers.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace loadstone {

namespace {

struct LatencyRange {
    double least = 0, most = 0;
};

/// Of the repeats of each size, in seconds.
std::map<int, LatencyRange> rangesOf(const EngineFindings& findings, double RunLatency::*member) {
    std::map<int, LatencyRange> ranges;
    for (const RunLatency& run : findings.latencies) {
        const double value = std::max(run.*member, 1e-6); // a logarithm needs more than nothing
        const auto [at, isNew] = ranges.try_emplace(run.size, LatencyRange{value, value});
        at->second.least = std::min(at->second.least, value);
        at->second.most = std::max(at->second.most, value);
    }
    return ranges;
}

constexpr std::array runMembers{&RunLatency::p50, &RunLatency::p99};
constexpr std::array levelMembers{&LevelLatency::p50, &LevelLatency::p99};

} // namespace

LevelLatencyChart::LevelLatencyChart(QWidget* parent)
    : SizeChart(tr("Latency"), tr("by pool size, log scale"), parent),
      m_lines{addLine("p50"), addLine("p99")},
      m_bars{addErrorBars(m_lines[0]), addErrorBars(m_lines[1])} {
    plot().yAxis->setTicker(QSharedPointer<LogTimeTicker>::create());
    setToolTip(tr("Half of the ok requests took at most p50, 99 % at most p99, from being handed "
                  "to the transport to the last byte.\nPoints: all repeats together; bars: from "
                  "the least to the greatest of the repeats."));
    showLegend();
    restyle();
}

void LevelLatencyChart::draw() {
    double least = 1e9, most = 0;
    const auto levels =
        findings() ? latenciesOf(findings()->analysis.levels) : std::vector<LevelLatency>();
    for (std::size_t i = 0; i < lineCount; ++i) {
        m_lines[i]->data()->clear();
        QVector<double> down, up;
        const auto ranges =
            findings() ? rangesOf(*findings(), runMembers[i]) : std::map<int, LatencyRange>();
        for (const auto& [size, range] : ranges) {
            const auto level = std::ranges::find(levels, double(size), &LevelLatency::size);
            const double value = std::max(((*level).*levelMembers[i]).count(), 1e-6);
            m_lines[i]->addData(positionOf(size), std::log10(value));
            down << std::max(0.0, std::log10(value / range.least));
            up << std::max(0.0, std::log10(range.most / value));
            least = std::min(least, range.least);
            most = std::max(most, range.most);
        }
        m_bars[i]->setData(down, up);
    }
    setNote(most > 0     ? QString()
            : findings() ? tr("No ok request")
                         : tr("Nothing is measured yet"));
    constexpr double room = 0.1;
    if (most > 0)
        setExtentOfSizes(std::log10(least) - room, std::log10(most) + room);
    else
        setExtentOfSizes(-3, 0);
}

QString LevelLatencyChart::csv() const {
    QString text = "threads,p50_s,p99_s,p50_least_s,p50_most_s,p99_least_s,p99_most_s\n";
    if (!findings())
        return text;
    auto p50 = rangesOf(*findings(), &RunLatency::p50);
    auto p99 = rangesOf(*findings(), &RunLatency::p99);
    for (const LevelLatency& level : latenciesOf(findings()->analysis.levels)) {
        const int size = static_cast<int>(level.size);
        text += QString::number(size);
        for (const double value : {level.p50.count(), level.p99.count(), p50[size].least,
                                   p50[size].most, p99[size].least, p99[size].most})
            text += ',' + QString::number(value, 'g', 6);
        text += '\n';
    }
    return text;
}

void LevelLatencyChart::applyColors(const ChartColors& colors) {
    const std::array series{colors.series[0], colors.series[2]};
    for (std::size_t i = 0; i < lineCount; ++i) {
        m_lines[i]->setPen(QPen(series[i], 1.6));
        m_lines[i]->setScatterStyle({QCPScatterStyle::ssDisc, series[i], series[i], 6});
        style(*m_bars[i], series[i]);
    }
}

} // namespace loadstone
