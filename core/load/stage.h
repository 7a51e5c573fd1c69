// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/expected.h"

#include <string>
#include <string_view>
#include <vector>

namespace loadstone {

/// A stretch of a planned load: within its time the rate, or the number of users, goes in a
/// straight line from where it was to its target. A value; any thread.
struct Stage {
    enum class Of { Rate, Users };

    Milliseconds time{0}; ///< 0: a jump
    Of of = Of::Rate;
    double target = 0; ///< requests per second, or users

    /// As read() reads it: "30s:200/s", "1m:50".
    std::string text() const;
    /// The error says what is wrong and what to write, and names no field.
    static Expected<Stage> read(std::string_view text);

    bool operator==(const Stage&) const = default;
};

/// "30s:200/s, 2m:200/s". Commas or line ends stand between them; an error says of which stage it
/// is, as in "stage 2: ...", and names `field`.
std::string textOf(const std::vector<Stage>& stages);
Expected<std::vector<Stage>> readStages(const std::string& text, const std::string& field);

/// How long they take together.
Milliseconds timeOf(const std::vector<Stage>& stages);

} // namespace loadstone
