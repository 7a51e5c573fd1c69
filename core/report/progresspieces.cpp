// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/progresspieces.h"

namespace loadstone {

std::string joined(const std::vector<ProgressPiece>& pieces) {
    std::string text;
    for (const ProgressPiece& piece : pieces)
        text += (text.empty() ? "" : " · ") + piece.text;
    return text;
}

} // namespace loadstone
