// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/sendonce.h"

#include <QString>

#include <array>

namespace loadstone {

/// One side of a dialogue as texts, with and without secrets, JSON laid out and not. A value; made
/// beside the window, as a body may have megabytes.
struct SideText {
    QString sizes;
    QString rawTip; ///< what is seen of a body that is not laid out
    std::array<std::array<QString, 2>, 2> texts;

    const QString& text(bool withSecrets, bool raw) const {
        return texts.at(withSecrets ? 1 : 0).at(raw ? 1 : 0);
    }
};

/// All that is shown of one request. A value.
struct SentPage {
    SentOnce once;
    SideText sent;
    SideText received;
};

/// Any thread.
SentPage pageOf(SentOnce once);

} // namespace loadstone
