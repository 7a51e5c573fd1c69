// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/readout.h"

#include "ui/widgets/valueticker.h"

#include <cmath>
#include <optional>

namespace loadstone {

namespace {

QString textOn(const QCPAxis& axis, double place) {
    const auto* ticker = dynamic_cast<const ValueTicker*>(axis.ticker().data());
    return ticker ? ticker->valueText(place) : QString::number(place, 'g', 4);
}

/// The point next to `key`, if it lies near enough to be meant.
std::optional<QCPGraphData> nearest(const QCPGraph& graph, double key, double reach) {
    std::optional<QCPGraphData> best;
    const auto data = graph.data();
    for (auto at = data->findBegin(key); at != data->constEnd(); ++at) {
        const double distance = std::abs(at->key - key);
        if (!std::isnan(at->value) && distance <= reach &&
            (!best || distance < std::abs(best->key - key)))
            best = *at;
        if (at->key > key)
            break;
    }
    return best;
}

} // namespace

QString readoutAt(const QCustomPlot& plot, double key, double reachInPixels) {
    if (!plot.xAxis->visible())
        return {};
    const double reach =
        std::abs(plot.xAxis->pixelToCoord(plot.xAxis->coordToPixel(key) + reachInPixels) - key);
    QStringList lines;
    std::optional<double> place;
    for (int i = 0; i < plot.graphCount(); ++i) {
        const QCPGraph& graph = *plot.graph(i);
        const auto point = graph.visible() && !graph.name().isEmpty()
                               ? nearest(graph, place.value_or(key), reach)
                               : std::nullopt;
        if (!point)
            continue;
        place = place.value_or(point->key);
        lines << graph.name() + ": " + textOn(*plot.yAxis, point->value);
    }
    if (lines.isEmpty())
        return {};
    return textOn(*plot.xAxis, *place) + '\n' + lines.join('\n');
}

} // namespace loadstone
