// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/run/readplan.h"

#include "app/cli/run/readrequest.h"
#include "app/cli/run/secrettext.h"
#include "core/base/units.h"
#include "core/base/wholefile.h"
#include "core/load/lostsecrets.h"
#include "core/load/requestfile.h"
#include "core/load/settingtext.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>

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
        if (m_arguments.isOn(row.field))
            value = !isByDefault(row);
    }
    template <ByFlag Value>
    void take(const SettingWords&, Value& value) {
        std::vector<std::string> given;
        for (const auto& choice : choicesLike(value)) {
            if (!m_arguments.isOn(choice.option))
                continue;
            given.push_back(firstOption(choice.option));
            value = choice.value;
        }
        if (m_read && given.size() > 1)
            m_read = fail(given[0] + " and " + given[1], "give one of them, not both");
    }
    void take(const SettingWords& row, std::string& value) {
        if (!m_read || !m_arguments.has(row.field))
            return;
        const auto text =
            row.isSecret ? secretText(row.field, textOf(row.field)) : textOf(row.field);
        if (text)
            value = *text;
        else
            m_read = tl::unexpected(text.error());
    }
    void take(const SettingWords& row, std::vector<WeightedQuery>& value) {
        if (!m_arguments.has(row.field))
            return;
        value.clear();
        for (const std::string& text : m_arguments.values.at(row.field))
            for (WeightedQuery& query : queriesIn(text))
                value.push_back(std::move(query));
    }
    /// A value may have several lines.
    void take(const SettingWords& row, std::vector<QueryParameter>& value) {
        if (!m_arguments.has(row.field))
            return;
        value.clear();
        for (const std::string& text : m_arguments.values.at(row.field))
            value.push_back({text});
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
    static bool isByDefault(const SettingWords& wanted) {
        const LoadPlan standard;
        bool is = false;
        forEachSetting([&](const auto& row) {
            if constexpr (std::is_same_v<decltype(row.in(standard)), const bool&>)
                is = is || (row.key == std::string_view(wanted.key) && row.in(standard));
        });
        return is;
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

/// `isAmountKnown`: a file says how much is sent, if no argument does.
Expected<void> checkTogether(const PlanArguments& arguments, bool isAmountKnown) {
    if (arguments.has("requests") && arguments.has("duration"))
        return fail("-n and -z", "give either a number of requests or a duration, not both");
    const bool hasAmount = arguments.has("requests") || arguments.has("duration");
    if (arguments.has("stage") && hasAmount)
        return fail("--stage", "the stages say how long the run takes; leave -n and -z out");
    if (arguments.has("rate") && !hasAmount && !isAmountKnown && !arguments.has("stage"))
        return fail("-q", "say how long or how many: add -z 30s or -n 10000");
    return {};
}

/// One that is missing is known by its name, as those files have it, in a folder that is there.
bool isMissingFile(const std::filesystem::path& path) {
    const bool isNamed = path.extension() == ".json" || path.extension() == ".har";
    std::error_code unknown;
    return isNamed && path.string().find(':') == std::string::npos &&
           (!path.has_parent_path() || std::filesystem::is_directory(path.parent_path(), unknown));
}

/// What stands in the place of the URL may be a file of a whole request.
bool isRequestFile(const std::string& text) {
    std::error_code unknown; // as of what is too long for a name
    return text.find("://") == std::string::npos &&
           (std::filesystem::is_regular_file(text, unknown) || isMissingFile(text));
}

Expected<LoadPlan> planIn(const std::string& file, const LoadPlan& usual) {
    const auto text = readWholeFile(file);
    if (!text)
        return fail("URL", text.error().message);
    return decodeRequestFile(*text, usual).map_error([&](const Error& error) {
        return Error{file, error.message};
    });
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

bool saysAmount(const LoadPlan& plan) {
    return plan.requests || plan.duration || !plan.stages.empty();
}

/// A file in the place of the URL, or none.
std::string takeFile(PlanArguments& arguments) {
    if (!arguments.has("url") || !isRequestFile(arguments.values.at("url").front()))
        return {};
    std::string file = arguments.values.at("url").front();
    arguments.values.erase("url");
    return file;
}

/// What a file may say that only `run` has options for. What was left out of it is told.
void leaveLoadOut(LoadPlan& plan, const std::string& file, std::vector<std::string>& notes) {
    constexpr std::array<std::string_view, 6> ofRun{
        "rate_per_s", "stages", "arrival", "on_deadline", "thresholds", "abort_on_threshold_s"};
    const LoadPlan standard;
    std::string leftOut;
    forEachSetting([&](const auto& row) {
        if (std::ranges::count(ofRun, row.key) == 0 || row.in(plan) == row.in(standard))
            return;
        row.in(plan) = row.in(standard);
        leftOut += (leftOut.empty() ? "" : ", ") + std::string(row.key);
    });
    if (!leftOut.empty())
        notes.push_back("only run has a use for this of " + file +
                        ", which is left out: " + leftOut);
}

/// It is the plan that the other arguments change. Whether it says how much is sent; without a
/// file nobody does.
Expected<bool> readFileInto(LoadPlan& plan, const std::string& file, bool isOfRun,
                            std::vector<std::string>& notes) {
    if (file.empty())
        return false;
    LoadPlan open = plan;
    open.requests.reset();
    open.duration.reset();
    auto read = planIn(file, open);
    if (!read)
        return tl::unexpected(read.error());
    if (!isOfRun)
        leaveLoadOut(*read, file, notes);
    const bool isAmountKnown = saysAmount(*read);
    if (!isAmountKnown) {
        read->requests = plan.requests;
        read->duration = plan.duration;
    }
    plan = std::move(*read);
    return isAmountKnown;
}

/// The options that give a secret of a file again; none do for a parameter of its URL, which stands
/// in quotes.
std::string optionsFor(const Error& lost, const std::string& url, const PlanArguments& arguments) {
    if (lost.field == "header")
        return "-H, -a, --bearer or -b";
    if (lost.field == "url" && isDatabaseUrl(url))
        return "PGPASSWORD";
    if (lost.field == "url")
        return lost.message.starts_with('"') ? "" : "-a";
    const SettingWords row = settingNamed(lost.field);
    return arguments.groups.contains(row.group) ? firstOption(row.options) : "";
}

/// A database's URL without the *** of its password, if the surroundings have it.
std::string withoutMaskedPassword(std::string url) {
    constexpr std::string_view masked = ":***@";
    const char* const known = std::getenv("PGPASSWORD");
    const std::size_t at = url.find(masked);
    if (isDatabaseUrl(url) && known && *known != '\0' && at != url.npos)
        url.erase(at, masked.size() - 1);
    return url;
}

/// How much is sent is said anew.
void dropOtherAmounts(const PlanArguments& arguments, LoadPlan& plan) {
    if (arguments.has("requests") || arguments.has("stage"))
        plan.duration.reset();
    if (arguments.has("duration") || arguments.has("stage"))
        plan.requests.reset();
    const bool hasAmount = arguments.has("requests") || arguments.has("duration");
    if (arguments.has("rate") && hasAmount)
        plan.stages.clear();
    if (arguments.has("requests") && !arguments.has("on-deadline"))
        plan.atDeadline = {};
}

} // namespace

Expected<void> readPlan(const PlanArguments& typed, LoadPlan& plan,
                        std::vector<std::string>& notes) {
    PlanArguments arguments = typed;
    const bool isOfRun = arguments.groups.contains("Load");
    const auto isAmountKnown = readFileInto(plan, takeFile(arguments), isOfRun, notes);
    if (!isAmountKnown)
        return tl::unexpected(isAmountKnown.error());
    if (auto able = checkTogether(arguments, *isAmountKnown); !able)
        return able;
    dropOtherAmounts(arguments, plan);
    PlanReader reader(arguments, notes);
    forEachSetting([&](const auto& row) { reader.take(row, row.in(plan)); });
    if (const auto read = reader.result(); !read)
        return fail(planOptionOf(read.error().field), read.error().message);
    plan.request.url = withoutMaskedPassword(databaseUrlOf(plan.request.url));
    if (auto read = readQueryFiles(arguments, plan.queries); !read)
        return read;
    if (!arguments.has("threads"))
        makeRoomForUsers(plan);
    return readRequest(arguments, plan);
}

Expected<void> requireSecrets(const PlanArguments& typed, const LoadPlan& plan) {
    PlanArguments arguments = typed;
    const std::string file = takeFile(arguments);
    const auto lost = file.empty() ? std::vector<Error>() : lostSecrets(plan);
    if (lost.empty())
        return {};
    const std::string options = optionsFor(lost.front(), plan.request.url, arguments);
    return fail(file, lost.front().message + (options.empty() ? "" : ", or give it by " + options));
}

} // namespace loadstone
