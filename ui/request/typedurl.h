// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace loadstone {

/// "http://" before what is an address but for that: "localhost:8089/x", "example.com"; words of
/// libpq, "host=db dbname=shop", as a URL. Anything else as it is.
QString withScheme(const QString& typed);

} // namespace loadstone
