// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"
#include "ui/widgets/card.h"

class QCPGraph;
class QCPItemText;
class QCPLayoutGrid;
class QCPTextElement;
class QCPAxis;
class QCustomPlot;

namespace loadstone {

class PlotView;
struct ChartColors;

/// A picture with a title, a line that names its unit, and a legend where it has several lines.
/// Its menu copies and saves. Subclasses add what is drawn and the data behind it.
class Chart : public Card {
    Q_OBJECT

public:
    Chart(const QString& title, const QString& subtitle, QWidget* parent = nullptr);

    QString title() const { return m_title; }
    void resetView();
    /// What is shown, in one line that pictures of the chart carry.
    void setCaption(const QString& caption) { m_caption = caption; }
    /// How to read it, for a tip over the title.
    void setHelp(const QString& help) { m_help = help; }
    /// The values at a place under the mouse, a line each.
    virtual QString valuesAt(const QPoint& mouse) const;
    virtual QString csv() const = 0;

signals:
    /// What went wrong, for the person at the window.
    void failed(const QString& sentence);

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
    void buildHeader();
    void fitHeader();
    int headerWidth() const;
    void buildAxes();
    void buildNote();
    void buildInteraction();
    void showMenu(const QPoint& position);
    void copyPicture();
    void askForPicture();
    void askForData();
    void tell(const Expected<void>& saved, const QString& file);

    QString m_title;
    QString m_subtitle;
    QString m_caption;
    QString m_help;
    QCustomPlot* m_plot;
    PlotView* m_view;
    QCPLayoutGrid* m_header;
    QCPTextElement* m_titleText;
    QCPTextElement* m_subtitleText;
    QCPItemText* m_note;
};

} // namespace loadstone
