// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace loadstone {

/// A line of text that changes often. Its size follows from a sample given once, so that no new
/// text ever makes the window lay itself out again; too long a text ends in an ellipsis.
class SteadyLabel : public QWidget {
    Q_OBJECT

public:
    explicit SteadyLabel(QString widest, QWidget* parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString& text);
    void setMuted(bool muted);
    void setAlignment(Qt::Alignment alignment);
    /// How many lines the text may take; more than one are broken between words.
    void setLines(int lines);

    /// Whether there is too little room for the text.
    bool isCut() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QRect textRect() const;

    QString m_widest;
    QString m_text;
    Qt::Alignment m_alignment = Qt::AlignLeft;
    int m_lines = 1;
    bool m_muted = false;
};

} // namespace loadstone
