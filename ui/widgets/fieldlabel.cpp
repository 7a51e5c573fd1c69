// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/fieldlabel.h"

namespace loadstone {

QLabel* labelOf(const QString& text, QWidget& field) {
    auto* label = new QLabel(text, field.parentWidget());
    label->setBuddy(&field);
    return label;
}

} // namespace loadstone
