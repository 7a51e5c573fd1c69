// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/validity.h"

#include <string_view>

namespace loadstone {

/// What a signal's value is: a share in percent, a time in milliseconds, or a number of things.
enum class Dimension { Share, Time, Count };

/// The words for one kind of signal. Names go into files, so they never change their meaning. In
/// the sentences {v} stands for its value, {l} for its limit, {b} for what the value is seen
/// against and {f} for the requests that failed for it.
struct SignalWords {
    SignalKind kind;
    std::string_view name; ///< in files
    std::string_view title;
    Dimension dimension;
    std::string_view unit;     ///< in files
    std::string_view fine;     ///< what it means within the limit
    std::string_view exceeded; ///< and beyond it
};

const SignalWords& signalWords(SignalKind kind);

std::string_view nameOf(SignalKind kind);
std::optional<SignalKind> signalNamed(std::string_view name);

} // namespace loadstone
