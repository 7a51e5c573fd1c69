// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/options.h"

namespace loadstone {

void declareProgress(CLI::App& command, ProgressWish& wish, const std::string& group) {
    command.add_flag("--progress", wish.always, "Show progress even without a terminal")
        ->group(group);
    command.add_flag("--no-progress", wish.never, "Show no progress")->group(group);
}

std::string optionFor(const std::string& field, const std::map<std::string, std::string>& options) {
    const auto found = options.find(field);
    return found == options.end() ? field : found->second;
}

std::vector<std::string> wordsOf(const std::string& list) {
    std::vector<std::string> words;
    for (std::size_t from = 0; from <= list.size();) {
        const std::size_t comma = std::min(list.find(',', from), list.size());
        words.push_back(list.substr(from, comma - from));
        from = comma + 1;
    }
    return words;
}

Expected<std::optional<Milliseconds>> readDuration(const std::string& text, const char* option,
                                                   std::vector<std::string>& notes,
                                                   Milliseconds least) {
    if (text.empty())
        return std::nullopt;
    const auto duration = parseDuration(text, option, least);
    if (!duration)
        return tl::unexpected(duration.error());
    if (duration->assumedSeconds)
        notes.push_back(std::string(option) + " " + text + " has no unit; taken as seconds, " +
                        text + "s");
    return duration->value;
}

} // namespace loadstone
