// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QToolButton>

namespace loadstone {

/// A button that looks like a link, in the colours of its palette, and is reached by the keyboard.
class LinkButton : public QToolButton {
    Q_OBJECT

public:
    explicit LinkButton(QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void restyle();

    QColor m_link; ///< what the style sheet was made for
};

} // namespace loadstone
