// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QScrollArea>

namespace loadstone {

/// `widget` in a frameless area that scrolls up and down where there is too little room for it.
QScrollArea* scrolled(QWidget* widget);

/// An area that asks for all the room that its widget needs, and takes less, down to some lines.
/// Only height can be scrolled. The field that has the focus is in sight when it gets it, and when
/// the room or the widget changes. GUI thread.
class YieldingArea : public QScrollArea {
    Q_OBJECT

public:
    explicit YieldingArea(QWidget* widget, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showFocus();
};

} // namespace loadstone
