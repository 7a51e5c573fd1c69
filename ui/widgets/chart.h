// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/card.h"

#include <chrono>
#include <functional>
#include <memory>

class QCPGraph;
class QCPAxis;
class QCustomPlot;

namespace loadstone {

class ChartCursor;
class ChartHeader;
class ChartMenu;
class PlotFrame;
class PlotView;
struct ChartColors;

/// A picture with a title, a line that names its unit, and a legend where it has several lines.
/// Its menu copies and saves. Subclasses add what is drawn and the data behind it.
class Chart : public Card {
    Q_OBJECT

public:
    Chart(const QString& title, const QString& subtitle, QWidget* parent = nullptr);
    ~Chart() override;

    QString title() const { return m_title; }
    void resetView();
    /// What is shown, in one line that pictures of the chart carry.
    void setCaption(const QString& caption);
    /// Puts the line that names its unit in other words.
    void reword(const std::function<QString(const QString&)>& words);
    /// How to read it, for a tip over the title.
    void setHelp(const QString& help) { m_help = help; }
    /// The values at a place under the mouse, a line each.
    virtual QString valuesAt(const QPoint& mouse) const;
    /// The values at a place of the axis along the bottom, a line each.
    virtual QString valuesAtPlace(double place) const;
    virtual QString csv() const = 0;
    /// An upright line, and what is said at it.
    void showCursor(double place, const QString& text);
    void hideCursor();
    /// Draws what has changed so much later, so that the charts of a view that lives are not all
    /// drawn in one go.
    void setDelay(std::chrono::milliseconds delay) { m_delay = delay; }
    const ChartCursor& cursorLine() const { return *m_cursor; }

signals:
    /// What went wrong, for the person at the window.
    void failed(const QString& sentence);
    /// The mouse is over this place of the axis along the bottom, and no longer over any.
    void pointedAt(double place);
    void pointerLeft();

protected:
    QCustomPlot& plot() const { return *m_plot; }
    QCPGraph* addLine(const QString& name);
    /// Points without a line and without a place in the legend.
    QCPGraph* addDots();
    /// Lets the legend name the lines, beside the title.
    void showLegend();
    void wrapLegend(int namesInARow);
    /// The view that shows all; kept out of the way while the person has zoomed.
    void setExtent(double xFrom, double xTo, double yTop);
    /// The same where the axis does not begin at 0, as with logarithms.
    void setExtent(double xFrom, double xTo, double yFrom, double yTop);
    /// Names another unit.
    void setSubtitle(const QString& subtitle);
    /// Shows a sentence in the place of axes that would be empty; none brings the axes back.
    void setNote(const QString& sentence);
    void replotSoon();
    virtual void applyColors(const ChartColors& colors) = 0;
    void restyle();

    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildInteraction();

    QString m_title;
    QString m_subtitle; ///< in its own words
    QString m_help;
    QCustomPlot* m_plot;
    PlotView* m_view;
    ChartHeader* m_header;
    ChartMenu* m_menu;
    std::unique_ptr<PlotFrame> m_frame;
    std::unique_ptr<ChartCursor> m_cursor;
    std::chrono::milliseconds m_delay{0};
};

} // namespace loadstone
