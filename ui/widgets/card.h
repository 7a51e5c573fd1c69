// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace loadstone {

/// A panel with a thin rounded border on the ground of charts.
class Card : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Without a border, for a card within another.
    void setFramed(bool framed) { m_isFramed = framed; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    bool m_isFramed = true;
};

} // namespace loadstone
