// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QBoxLayout>
#include <QFormLayout>

namespace loadstone {

// Layouts of parts of a larger one: without margins, which are those of the whole. GUI thread;
// owned by the widget that they lay out.

inline QHBoxLayout* tightRow(QWidget* of, int spacing = -1) {
    auto* row = new QHBoxLayout(of);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing);
    return row;
}

inline QVBoxLayout* tightColumn(QWidget* of, int spacing = -1) {
    auto* column = new QVBoxLayout(of);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    return column;
}

inline QFormLayout* tightForm(QWidget* of) {
    auto* form = new QFormLayout(of);
    form->setContentsMargins(0, 0, 0, 0);
    return form;
}

} // namespace loadstone
