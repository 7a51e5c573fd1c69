// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/expected.h"

#include <optional>
#include <string>

namespace loadstone {

/// What becomes of requests that are in flight when the time of a run is over: they are cut off at
/// once, or waited for. A value; any thread.
struct AtDeadline {
    bool waits = false;
    std::optional<Milliseconds> most; ///< of the waiting; none: as long as a request may take

    /// As read() reads it: "abort", "wait", "wait:5s".
    std::string text() const;
    static Expected<AtDeadline> read(const std::string& text, const std::string& field);

    bool operator==(const AtDeadline&) const = default;
};

} // namespace loadstone
