// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/curvepicture.h"

#include "core/base/units.h"
#include "core/report/sizeaxis.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace loadstone {

namespace {

constexpr std::size_t columns = 64;
constexpr std::size_t rows = 16;

std::vector<double> sizesOf(const std::vector<CurveSeries>& series) {
    std::vector<double> sizes;
    for (const CurveSeries& one : series)
        for (const CurveSeries::Point& point : one.points)
            sizes.push_back(point.size);
    std::ranges::sort(sizes);
    return sizes;
}

std::size_t cellOf(double position, std::size_t cells) {
    const auto last = static_cast<double>(cells - 1);
    return static_cast<std::size_t>(std::lround(std::clamp(position, 0.0, 1.0) * last));
}

/// A round number from `value` up: 1, 2, 2.5 or 5 and zeros.
double roundedUp(double value) {
    if (!(value > 0))
        return 1;
    const double power = std::pow(10, std::floor(std::log10(value)));
    for (const double step : {1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0})
        if (step * power >= value)
            return step * power;
    return 10 * power;
}

/// A cell holds a mark, or a dot of a curve, or nothing.
class Canvas {
public:
    Canvas(SizeAxis axis, double top) : m_axis(axis), m_top(top) {
        m_cells.fill(std::string(columns, ' '));
    }

    void draw(const CurveSeries& series) {
        for (std::size_t column = 0; series.curve && column < columns; ++column) {
            const double position = static_cast<double>(column) / (columns - 1);
            put(column, series.curve(m_axis.sizeAt(position)), curveDot);
        }
        for (const CurveSeries::Point& point : series.points)
            put(cellOf(m_axis.positionOf(point.size), columns), point.throughput, series.mark);
    }

    bool hasShared() const { return m_hasShared; }

    /// From the top down.
    std::string row(std::size_t index) const {
        std::string text;
        for (const char cell : m_cells.at(index))
            text += cell == curveDot ? "·" : std::string(1, cell);
        return text.substr(0, text.find_last_not_of(' ') + 1);
    }

private:
    static constexpr char curveDot = '\0';  ///< stands for one character of two bytes
    static constexpr char sharedMark = '*'; ///< of several series

    void put(std::size_t column, double throughput, char mark) {
        char& cell = m_cells.at(rows - 1 - cellOf(throughput / m_top, rows))[column];
        const bool isTaken = cell != ' ' && cell != curveDot;
        if (mark == curveDot && isTaken)
            return;
        const bool isShared = isTaken && cell != mark;
        m_hasShared = m_hasShared || isShared;
        cell = isShared ? sharedMark : mark;
    }

    SizeAxis m_axis;
    double m_top;
    std::array<std::string, rows> m_cells;
    bool m_hasShared = false;
};

std::string legendOf(const std::vector<CurveSeries>& series, bool hasShared) {
    std::string text;
    for (const CurveSeries& one : series)
        text += "  " + std::string(1, one.mark) + " " + one.name + "\n";
    return hasShared ? text + "  * several of them\n" : text;
}

double topOf(const std::vector<CurveSeries>& series) {
    double top = 0;
    for (const CurveSeries& one : series)
        for (const CurveSeries::Point& point : one.points)
            top = std::max(top, point.throughput);
    return roundedUp(top);
}

std::string drawing(const Canvas& canvas, double top) {
    const int decimals = top < 10 ? 2 : 0;
    const std::size_t width = formatNumber(top, decimals).size();
    std::string text;
    for (std::size_t row = 0; row < rows; ++row) {
        const double height = 1 - static_cast<double>(row) / (rows - 1);
        const bool isLabelled = row % 5 == 0;
        const std::string label = isLabelled ? formatNumber(top * height, decimals) : "";
        text += "  " + std::string(width - std::min(width, label.size()), ' ') + label +
                (isLabelled ? " ┤" : " │") + canvas.row(row) + "\n";
    }
    text += "  " + std::string(width, ' ') + " └";
    for (std::size_t column = 0; column < columns; ++column)
        text += "─";
    return text + "\n";
}

/// The sizes at the ends and in the middle.
std::string sizeLabels(const SizeAxis& axis, std::size_t indent) {
    std::string line(columns, ' ');
    const std::string least = formatNumber(axis.least, 0), most = formatNumber(axis.most, 0);
    const std::string middle = formatNumber(axis.sizeAt(0.5), 0);
    line.replace(0, least.size(), least);
    line.replace((columns - middle.size()) / 2, middle.size(), middle);
    line.replace(columns - most.size(), most.size(), most);
    return std::string(indent, ' ') + line + "\n";
}

} // namespace

std::string curvePicture(const std::vector<CurveSeries>& series, const std::string& sizeLabel) {
    const std::vector<double> sizes = sizesOf(series);
    if (sizes.empty())
        return {};
    const SizeAxis axis = axisFor(sizes);
    const double top = topOf(series);
    Canvas canvas(axis, top);
    for (const CurveSeries& one : series)
        canvas.draw(one);
    const std::size_t indent = formatNumber(top, top < 10 ? 2 : 0).size() + 4;
    std::string text = "  requests/s\n" + drawing(canvas, top) + sizeLabels(axis, indent);
    const std::string label = sizeLabel + (axis.isLogarithmic ? " (logarithmic)" : "");
    const std::size_t before = indent + (columns - std::min(columns, label.size())) / 2;
    text += std::string(before, ' ') + label + "\n";
    return series.size() > 1 ? text + legendOf(series, canvas.hasShared()) : text;
}

} // namespace loadstone
