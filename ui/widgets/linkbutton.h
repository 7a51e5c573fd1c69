// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QToolButton;

namespace loadstone {

/// Makes a button look like a link, in the colours that the palette has now.
void styleAsLink(QToolButton& button);

} // namespace loadstone
