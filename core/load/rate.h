// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <string>
#include <string_view>

namespace loadstone {

/// So many requests in a second, in all. A value; any thread.
struct Rate {
    double perSecond = 0;

    /// As read() reads it: "500/s", "1/m".
    std::string text() const;
    /// Reads "500", "500/s", "30k/m", "1.5/h". The error names `field`.
    static Expected<Rate> read(std::string_view text, const std::string& field);

    bool operator==(const Rate&) const = default;
};

} // namespace loadstone
