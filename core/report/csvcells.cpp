// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/csvcells.h"

#include "core/base/decimals.h"

namespace loadstone {

std::string textCell(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string(text);
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string decimalCell(double value) {
    return fixedText(value, 3);
}

std::string millisecondsCell(Microseconds time) {
    return decimalCell(inMilliseconds(time));
}

} // namespace loadstone
