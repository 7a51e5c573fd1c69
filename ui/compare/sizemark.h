#pragma once

#include <QColor>
#include <QString>

class QCPItemLine;
class QCPItemText;
class QCustomPlot;

namespace loadstone {

/// An upright line in a plot with a word beside its upper end. Belongs to the plot.
class SizeMark {
public:
    /// The word stands below that of `above`, so that the two do not meet.
    explicit SizeMark(QCustomPlot& plot, const SizeMark* above = nullptr);

    void setColor(const QColor& color, const QColor& ground);
    void show(double position, const QString& text);
    void hide();
    bool isShown() const;
    QString text() const;

private:
    QCustomPlot& m_plot;
    QCPItemLine* m_line;
    QCPItemText* m_text;
};

} // namespace loadstone
