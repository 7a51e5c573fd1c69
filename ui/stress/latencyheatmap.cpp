// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stress/latencyheatmap.h"

#include "core/stats/histogramlayout.h"
#include "ui/format.h"
#include "ui/theme/chartcolors.h"
#include "ui/widgets/axistickers.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace loadstone {

namespace {

/// About a fifth of an octave.
constexpr double bandsInADecade = 16;
constexpr double microsecondsInASecond = 1e6;

int bandOf(std::size_t bucket) {
    const double least = std::max(1.0, static_cast<double>(coarseLayout.lowestAt(bucket)));
    const double most = std::max(1.0, static_cast<double>(coarseLayout.highestAt(bucket)));
    return static_cast<int>(std::floor(std::log10(std::sqrt(least * most)) * bandsInADecade));
}

double microsecondsAt(int band) {
    return std::pow(10, band / bandsInADecade);
}

/// The axis holds logarithms of seconds.
double placeOf(double microseconds) {
    return std::log10(microseconds / microsecondsInASecond);
}

template <typename Visit>
void forEachBand(const Interval& interval, const Visit& visit) {
    for (SparseCounts::Cursor at(interval.latencies); !at.atEnd(); at.step())
        visit(bandOf(at.bucket()), at.count());
}

} // namespace

LatencyHeatmap::LatencyHeatmap(QWidget* parent)
    : Chart(QString("Latency by time"), QString("stronger: more ok requests, log scale"), parent),
      m_map(new QCPColorMap(plot().xAxis, plot().yAxis)) {
    setObjectName("heatmap");
    setHelp(
        QString("Each column is one interval of the run, each band about a fifth of an octave of "
                "latency; with a rate, of response time. The stronger, the more requests."));
    plot().xAxis->setTicker(QSharedPointer<TimeTicker>::create());
    plot().yAxis->setTicker(QSharedPointer<LogTimeTicker>::create());
    m_map->setInterpolate(false);
    m_map->setTightBoundary(false); // the outer cells are whole
    restyle();
    showTimeline({});
}

void LatencyHeatmap::showTimeline(const std::vector<Interval>& timeline) {
    count(timeline);
    setNote(m_bands > 0 ? QString() : QString("No ok request"));
    if (m_bands > 0)
        paint();
    if (isVisible())
        replotSoon();
}

// It has its place behind another page.
void LatencyHeatmap::showEvent(QShowEvent* event) {
    Chart::showEvent(event);
    replotSoon();
}

void LatencyHeatmap::count(const std::vector<Interval>& timeline) {
    int lowest = std::numeric_limits<int>::max();
    int highest = std::numeric_limits<int>::min();
    for (const Interval& interval : timeline)
        forEachBand(interval, [&](int band, std::uint64_t) {
            lowest = std::min(lowest, band);
            highest = std::max(highest, band);
        });
    m_bands = lowest <= highest ? highest - lowest + 1 : 0;
    m_lowest = lowest;
    m_width = timeline.empty() ? 0 : (timeline.front().end - timeline.front().start).count();
    m_columns.assign(timeline.size(), Column(static_cast<std::size_t>(m_bands)));
    for (std::size_t i = 0; i < timeline.size(); ++i)
        forEachBand(timeline[i], [&](int band, std::uint64_t requests) {
            m_columns[i][static_cast<std::size_t>(band - m_lowest)] += requests;
        });
}

// A cell's centre is its coordinate, so the ranges go from centre to centre.
void LatencyHeatmap::paint() {
    const auto columns = static_cast<int>(m_columns.size());
    const double bottom = placeOf(microsecondsAt(m_lowest));
    const double top = placeOf(microsecondsAt(m_lowest + m_bands));
    const double half = (top - bottom) / m_bands / 2;
    QCPColorMapData* cells = m_map->data();
    cells->setSize(columns, std::max(2, m_bands));
    cells->setRange({m_width / 2, m_width * (columns - 0.5)},
                    {bottom + half, std::max(top - half, bottom + 3 * half)});
    cells->fill(0);
    double most = 1;
    for (int x = 0; x < columns; ++x)
        for (int y = 0; y < m_bands; ++y) {
            const auto requests =
                m_columns[static_cast<std::size_t>(x)][static_cast<std::size_t>(y)];
            const double shade = std::log1p(static_cast<double>(requests));
            cells->setCell(x, y, shade);
            most = std::max(most, shade);
        }
    m_map->setDataRange({0, most});
    setExtent(0, m_width * columns, bottom - half, top + half);
}

QString LatencyHeatmap::valuesAt(const QPoint& mouse) const {
    if (m_bands == 0 || !plot().axisRect()->rect().contains(mouse))
        return {};
    const double seconds = plot().xAxis->pixelToCoord(mouse.x());
    const double microseconds =
        std::pow(10, plot().yAxis->pixelToCoord(mouse.y())) * microsecondsInASecond;
    const int band = static_cast<int>(std::floor(std::log10(microseconds) * bandsInADecade));
    const auto column = static_cast<std::size_t>(std::max(0.0, seconds / m_width));
    if (seconds < 0 || column >= m_columns.size() || band < m_lowest || band >= m_lowest + m_bands)
        return {};
    return QString("from %1 on\n%2 to %3\n%4 requests")
        .arg(timeText(Seconds(m_width * static_cast<double>(column))),
             microsecondsText(microsecondsAt(band)), microsecondsText(microsecondsAt(band + 1)),
             countText(m_columns[column][static_cast<std::size_t>(band - m_lowest)]));
}

QString LatencyHeatmap::valuesAtPlace(double place) const {
    const auto column = static_cast<std::size_t>(std::max(0.0, place / m_width));
    if (m_bands == 0 || place < 0 || column >= m_columns.size())
        return {};
    const Column& requests = m_columns[column];
    const auto most = std::ranges::max_element(requests);
    const int band = m_lowest + static_cast<int>(most - requests.begin());
    return QString("%1\nmost: %2 to %3")
        .arg(timeText(Seconds(place)), microsecondsText(microsecondsAt(band)),
             microsecondsText(microsecondsAt(band + 1)));
}

QString LatencyHeatmap::csv() const {
    QString text = "t_s,from_us,to_us,requests\n";
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        for (int band = 0; band < m_bands; ++band)
            if (const auto requests = m_columns[i][static_cast<std::size_t>(band)]; requests > 0)
                text += QString("%1,%2,%3,%4\n")
                            .arg(m_width * static_cast<double>(i), 0, 'f', 3)
                            .arg(microsecondsAt(m_lowest + band), 0, 'f', 1)
                            .arg(microsecondsAt(m_lowest + band + 1), 0, 'f', 1)
                            .arg(requests);
    return text;
}

void LatencyHeatmap::applyColors(const ChartColors& colors) {
    constexpr double faint = 0.25;
    constexpr double firstShade = 0.02;
    QCPColorGradient gradient;
    gradient.clearColorStops();
    QColor none = colors.ground;
    none.setAlpha(0);
    gradient.setColorStopAt(0, none); // lets the grid be seen
    gradient.setColorStopAt(firstShade, mixed(colors.series[0], colors.ground, faint));
    gradient.setColorStopAt(0.7, colors.series[0]);
    gradient.setColorStopAt(1, mixed(colors.text, colors.series[0], 0.5));
    m_map->setGradient(gradient);
}

} // namespace loadstone
