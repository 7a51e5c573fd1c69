// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace loadstone {

/// A small disc: green when on, grey when off.
class Dot : public QWidget {
    Q_OBJECT

public:
    explicit Dot(QWidget* parent = nullptr);

    void setOn(bool on);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_on = false;
};

} // namespace loadstone
