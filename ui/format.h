// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/units.h"

#include <QLocale>
#include <QString>

namespace loadstone {

// The texts of core for the window; all on the GUI thread. The formats themselves live in
// core/base/units.h, so that the window and the command line write numbers alike.

/// The locale of every field that writes numbers by itself, whatever the desktop's: "2,048".
inline QLocale numberLocale() {
    return {QLocale::English, QLocale::UnitedStates};
}

inline QString toText(const std::string& text) {
    return QString::fromStdString(text);
}

inline QString countText(std::uint64_t value) {
    return toText(formatCount(value));
}

inline QString timeText(Seconds value) {
    return toText(formatTime(value));
}

inline QString bytesText(double bytes) {
    return toText(formatBytes(bytes));
}

inline QString shareText(double share) {
    return toText(formatShare(share));
}

/// A time that goes on, in whole seconds: digits that flicker help nobody.
QString wholeSecondsText(Seconds value);

/// Microseconds, as histograms have them.
QString microsecondsText(double microseconds);

/// A rate of things in a second: few decimals when small, none when large.
QString rateText(double perSecond);

/// A clause of core ("the timeout must be ...") as a sentence: capital letter, full stop.
QString sentence(const std::string& clause);

} // namespace loadstone
