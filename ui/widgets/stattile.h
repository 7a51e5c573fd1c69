// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/card.h"

namespace loadstone {

/// One number of a run in large type, with a caption above and a detail below. Painted by hand:
/// new numbers cost a repaint of the tile and no layout.
class StatTile : public Card {
    Q_OBJECT

public:
    explicit StatTile(const QString& caption, QWidget* parent = nullptr);

    QString caption() const { return m_caption; }
    QString value() const { return m_value; }
    QString unit() const { return m_unit; }
    QString detail() const { return m_detail; }

    void setCaption(const QString& caption);
    void setNumbers(const QString& value, const QString& unit, const QString& detail);
    /// Draws the value in the colour of a warning.
    void setWarning(bool warning);
    /// The same for the detail.
    void setDetailWarning(bool warning);

    /// Whether there is too little room for the texts.
    bool isCut() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QFont smallFont() const;
    QFont valueFont() const;
    QFont unitFont() const;
    int valueWidth() const;
    void paintValue(QPainter& painter, const QRect& area) const;

    QString m_caption;
    QString m_value = QStringLiteral("–");
    QString m_unit;
    QString m_detail;
    bool m_warning = false;
    bool m_detailWarning = false;
};

} // namespace loadstone
