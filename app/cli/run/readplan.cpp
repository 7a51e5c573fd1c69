// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/run/readplan.h"

#include "app/cli/run/readrequest.h"
#include "core/base/units.h"
#include "core/load/settingtext.h"

#include <algorithm>

namespace loadstone {

namespace {

/// Reads one setting after the other, up to the first error.
class PlanReader {
public:
    PlanReader(const PlanArguments& arguments, std::vector<std::string>& notes)
        : m_arguments(arguments), m_notes(notes) {}

    template <typename Value>
    void take(const SettingWords& row, Value& value) {
        if (!m_read || !m_arguments.has(row.field))
            return;
        const std::string text = textOf(row.field);
        m_read = readSetting(row, text, value);
        if (m_read)
            noteUnit(row, text, value);
    }
    /// A flag turns its setting to the opposite of the default.
    void take(const SettingWords& row, bool& value) {
        value = value != m_arguments.isOn(row.field);
    }
    void take(const SettingWords&, HttpVersion& value) {
        for (const VersionChoice& choice : versionChoices)
            if (m_arguments.isOn(choice.option))
                value = choice.value;
    }
    void take(const SettingWords&, std::vector<Header>&) {} // readRequest()
    void take(const SettingWords&, Body&) {}

    Expected<void> result() const { return m_read; }

private:
    /// What was given several times is a list.
    std::string textOf(const std::string& field) const {
        if (!m_arguments.values.contains(field))
            return m_arguments.mayBeAlone.at(field);
        const std::vector<std::string>& values = m_arguments.values.at(field);
        std::string text = values.front();
        for (auto value = values.begin() + 1; value != values.end(); ++value)
            text += "\n" + *value;
        return text;
    }
    template <typename Value>
    void noteUnit(const SettingWords&, const std::string&, const Value&) {}
    void noteUnit(const SettingWords& row, const std::string& text, Milliseconds) {
        if (parseDuration(text, row.field, Milliseconds(0))->assumedSeconds)
            m_notes.push_back(planOptionOf(row.field) + " " + text +
                              " has no unit; taken as seconds, " + text + "s");
    }
    void noteUnit(const SettingWords& row, const std::string& text,
                  const std::optional<Milliseconds>& value) {
        noteUnit(row, text, *value);
    }

    const PlanArguments& m_arguments;
    std::vector<std::string>& m_notes;
    Expected<void> m_read;
};

Expected<void> checkTogether(const PlanArguments& arguments) {
    if (arguments.has("requests") && arguments.has("duration"))
        return fail("-n and -z", "give either a number of requests or a duration, not both");
    const bool hasAmount = arguments.has("requests") || arguments.has("duration");
    if (arguments.has("stage") && hasAmount)
        return fail("--stage", "the stages say how long the run takes; leave -n and -z out");
    if (arguments.has("rate") && !hasAmount && !arguments.has("stage"))
        return fail("-q", "say how long or how many: add -z 30s or -n 10000");
    if (arguments.isOn("--http1.1") && arguments.isOn("--http2"))
        return fail("--http1.1 and --http2", "give one of them, not both");
    return {};
}

/// As many threads as the stages have users, if nobody has said how many.
void makeRoomForUsers(LoadPlan& plan) {
    double most = 0;
    for (const Stage& stage : plan.stages)
        if (stage.of == Stage::Of::Users)
            most = std::max(most, stage.target);
    if (most > 0)
        plan.threads = static_cast<int>(std::min<double>(most, maxConnections + 1));
}

} // namespace

Expected<void> readPlan(const PlanArguments& arguments, LoadPlan& plan,
                        std::vector<std::string>& notes) {
    if (auto able = checkTogether(arguments); !able)
        return able;
    if (arguments.has("requests"))
        plan.duration.reset();
    if (arguments.has("duration") || arguments.has("stage"))
        plan.requests.reset();
    if (arguments.has("stage"))
        plan.duration.reset();
    PlanReader reader(arguments, notes);
    forEachSetting([&](const auto& row) { reader.take(row, row.in(plan)); });
    if (const auto read = reader.result(); !read)
        return fail(planOptionOf(read.error().field), read.error().message);
    if (!arguments.has("threads"))
        makeRoomForUsers(plan);
    return readRequest(arguments, plan.request);
}

} // namespace loadstone
