// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/stage.h"

#include "core/base/listed.h"
#include "core/base/units.h"
#include "core/load/rate.h"

namespace loadstone {

namespace {

std::string quoted(std::string_view text) {
    return "\"" + std::string(text) + "\"";
}

Expected<Milliseconds> readTime(std::string_view text) {
    const auto time = parseDuration(text, "", Milliseconds(0));
    if (!time)
        return tl::unexpected(time.error());
    if (time->assumedSeconds)
        return fail("", "the time " + quoted(text) + " needs its unit, as in " + std::string(text) +
                            "s");
    return time->value;
}

Expected<Stage> withTarget(std::string_view text, Stage stage) {
    if (text.find('/') != std::string_view::npos) {
        const auto rate = Rate::read(text, "");
        if (!rate)
            return tl::unexpected(rate.error());
        stage.target = rate->perSecond;
        return stage;
    }
    const auto users = parseCount(text, "");
    if (!users)
        return fail("", quoted(text) + " is neither a rate with its unit, as in 200/s, nor a "
                                       "number of users, as in 50");
    stage.of = Stage::Of::Users;
    stage.target = static_cast<double>(*users);
    return stage;
}

} // namespace

std::string Stage::text() const {
    const std::string begin = (time.count() == 0 ? "0s" : formatDuration(time)) + ":";
    return begin + (of == Of::Rate ? (target == 0 ? "0/s" : Rate{target}.text())
                                   : std::to_string(static_cast<std::uint64_t>(target)));
}

Expected<Stage> Stage::read(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos)
        return fail("", quoted(text) + " has no colon; write a time and what is to be reached in "
                                       "it, as in 30s:200/s, or 1m:50 for users");
    Stage stage;
    const auto time = readTime(text.substr(0, colon));
    if (!time)
        return tl::unexpected(time.error());
    stage.time = *time;
    return withTarget(text.substr(colon + 1), stage);
}

std::string textOf(const std::vector<Stage>& stages) {
    return listText(stages);
}

Expected<std::vector<Stage>> readStages(const std::string& text, const std::string& field) {
    return readList<Stage>(text, field, "stage");
}

Milliseconds timeOf(const std::vector<Stage>& stages) {
    Milliseconds time{0};
    for (const Stage& stage : stages)
        time += stage.time;
    return time;
}

} // namespace loadstone
