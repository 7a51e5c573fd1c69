// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace loadstone {

/// `text` without the middle of long words and of itself, as it is shown where there is little
/// room.
QString shortened(const QString& text);

/// Plain text as HTML for a tool tip, which wraps to several lines; Qt breaks only those in HTML.
QString wrappedTip(const QString& text);

} // namespace loadstone
