// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QWidget;

namespace loadstone {

/// What a field of a form holds, as text, whatever kind of widget it is: a line, several lines, a
/// number, a switch ("true" or "false") or a choice (the data of its item). GUI thread.
QString fieldText(const QWidget& field);
void setFieldText(QWidget& field, const QString& text);

} // namespace loadstone
