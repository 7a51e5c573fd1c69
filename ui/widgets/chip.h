// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QWidget>

namespace loadstone {

/// A word or two on a rounded ground of their own colour.
class Chip : public QWidget {
    Q_OBJECT

public:
    enum class Tone { Neutral, Good, Warning };

    explicit Chip(QWidget* parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString& text, Tone tone);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    Tone m_tone = Tone::Neutral;
};

} // namespace loadstone
