// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/units.h"

#include <CLI/App.hpp>

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace loadstone {

/// Whether progress is to be shown, as it was asked for.
struct ProgressWish {
    bool always = false; ///< else only where standard error is a terminal
    bool never = false;
};

/// Declares --progress and --no-progress, so that parsing fills `wish`, which must outlive
/// `command`.
void declareProgress(CLI::App& command, ProgressWish& wish, const std::string& group);

/// The option by which a field is set: what `options` say, else the field's own name.
std::string optionFor(const std::string& field, const std::map<std::string, std::string>& options);

/// The words of a list with commas between them; one of them is empty where nothing stands there.
std::vector<std::string> wordsOf(const std::string& list);

/// Reads a count into `value`, or the largest that it can hold, unless `text` is empty.
template <typename Number>
Expected<void> readNumber(const std::string& text, const char* option, Number& value) {
    if (text.empty())
        return {};
    const auto count = parseCount(text, option);
    if (!count)
        return tl::unexpected(count.error());
    constexpr auto largest = std::numeric_limits<Number>::max();
    value = static_cast<Number>(std::min(*count, static_cast<std::uint64_t>(largest)));
    return {};
}

/// Reads a duration as typed; none if nothing was typed. A missing unit is told in `notes`.
Expected<std::optional<Milliseconds>> readDuration(const std::string& text, const char* option,
                                                   std::vector<std::string>& notes,
                                                   Milliseconds least = Milliseconds(1));

} // namespace loadstone
