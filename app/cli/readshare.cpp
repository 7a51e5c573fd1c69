// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/readshare.h"

#include "core/analysis/sweetspot.h"

#include <charconv>

namespace loadstone {

void declareShare(CLI::App& command, std::string& text, const std::string& group) {
    command
        .add_option("--share", text,
                    "Share of the best throughput, in percent, that is enough for the sweet spot "
                    "(default 95)")
        ->type_name("PERCENT")
        ->group(group);
}

Expected<double> readShare(const std::string& text) {
    if (text.empty())
        return SweetSpot::usualShare;
    double percent = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, percent, std::chars_format::fixed);
    const bool isRead = error == std::errc() && (rest == end || std::string_view(rest) == "%");
    if (!isRead || !(percent >= 1 && percent <= 100))
        return fail("--share", "\"" + text + "\" is not a share in percent, from 1 to 100");
    return percent / 100;
}

} // namespace loadstone
