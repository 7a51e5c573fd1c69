// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QToolButton;

namespace loadstone {

/// Something that is folded away behind its name until it is wanted. GUI thread.
class Fold : public QWidget {
    Q_OBJECT

public:
    Fold(const QString& name, QWidget* content, QWidget* parent = nullptr);

    bool isOpen() const;
    void setOpen(bool open);

private:
    void show(bool open);

    QToolButton* m_toggle;
    QWidget* m_content;
};

/// Opens all folds in which `widget` is.
void unfold(QWidget& widget);

} // namespace loadstone
