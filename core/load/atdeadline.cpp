// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/atdeadline.h"

#include "core/base/units.h"

namespace loadstone {

namespace {

constexpr const char* abortWord = "abort";
constexpr const char* waitWord = "wait";

} // namespace

std::string AtDeadline::text() const {
    if (!waits)
        return abortWord;
    return most ? std::string(waitWord) + ":" + formatDuration(*most) : waitWord;
}

Expected<AtDeadline> AtDeadline::read(const std::string& text, const std::string& field) {
    const auto colon = text.find(':');
    const std::string word = text.substr(0, colon);
    const bool hasTime = colon != std::string::npos;
    if (word != waitWord && (word != abortWord || hasTime))
        return fail(field, "\"" + text + "\" is neither abort nor wait, or wait:5s");
    AtDeadline found{word == waitWord, {}};
    if (hasTime) {
        const auto time = parseDuration(text.substr(colon + 1), field);
        if (!time)
            return tl::unexpected(time.error());
        found.most = time->value;
    }
    return found;
}

} // namespace loadstone
