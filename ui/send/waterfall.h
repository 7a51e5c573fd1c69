// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/report/sentwords.h"

#include <QWidget>

namespace loadstone {

/// Where the time of one request went: a row for each phase, with a bar that begins where the phase
/// does. The rows are always the same; a phase that did not happen has no bar. GUI thread.
class Waterfall : public QWidget {
    Q_OBJECT

public:
    explicit Waterfall(QWidget* parent = nullptr);

    void show(const SentOnce& once);
    /// For those who do not see it: "DNS 2.13 ms, Connect 11.4 ms".
    QString text() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Row {
        QString name;
        QString time; ///< empty: it did not happen
        QString remark;
        double begin = 0; ///< of the whole, 0 to 1
        double length = 0;
    };

    int rowHeight() const;
    void paintRow(QPainter& painter, int index, const QRect& bars) const;

    std::vector<Row> m_rows;
};

} // namespace loadstone
