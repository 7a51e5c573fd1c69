// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QBoxLayout>
#include <QWidget>

namespace loadstone {

/// Two parts side by side, or the second below the first if there is no room. Asks for no more
/// width than the wider one of them.
class WrappedRow : public QWidget {
    Q_OBJECT

public:
    WrappedRow(QWidget* first, QWidget* second, QWidget* parent = nullptr);

    bool isWrapped() const { return m_layout->direction() == QBoxLayout::TopToBottom; }
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    void wrap();

    QWidget* m_first;
    QWidget* m_second;
    QBoxLayout* m_layout;
};

} // namespace loadstone
