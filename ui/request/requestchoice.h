// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/harfile.h"

#include <QString>

#include <functional>

class QWidget;

namespace loadstone {

/// Asks which of a file's requests is meant and returns at once; `take` is called with the chosen
/// one.
void askWhichRequest(QWidget& window, const QString& file,
                     const std::vector<RecordedRequest>& requests,
                     const std::function<void(const Request& chosen)>& take);

} // namespace loadstone
