// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/hosts/hostlist.h"

#include "core/base/listed.h"
#include "core/base/trimmed.h"
#include "core/base/visibletext.h"

#include <algorithm>

namespace loadstone {

namespace {

constexpr std::string_view letters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

std::string shownName(std::string_view text) {
    return "\"" + visibleText(text) + "\"";
}

/// Names become arguments of other programs, so that none may look like an option.
Expected<void> checkName(std::string_view name) {
    if (name.empty())
        return fail("", "a name is missing; write hosts as in node1,node2");
    if (name.find(':') != std::string_view::npos)
        return fail("", shownName(name) + " has a colon; write the host only: each has one part of "
                                          "the load, and slots or IPv6 addresses cannot be given");
    const bool isGood = letters.find(name.front()) != std::string_view::npos &&
                        std::ranges::all_of(name, [](char letter) {
                            return letters.find(letter) != std::string_view::npos ||
                                   std::string_view("-._@").find(letter) != std::string_view::npos;
                        });
    return isGood ? Expected<void>()
                  : fail("", shownName(name) + " is not the name of a host; it may have letters, "
                                               "digits, dots and hyphens, as in node1.example.org");
}

Expected<void> add(HostList& list, std::string_view name) {
    if (auto good = checkName(name); !good)
        return good;
    if (std::ranges::find(list.names, name) != list.names.end())
        return fail("", shownName(name) + " is named twice; each host has one part of the load, so "
                                          "name it once");
    if (list.names.size() >= HostList::most)
        return fail("",
                    "there are more than " + std::to_string(HostList::most) + " hosts; name fewer");
    list.names.emplace_back(name);
    return {};
}

/// The words of a line, without a comment.
std::vector<std::string> wordsIn(std::string_view line) {
    std::vector<std::string> words;
    line = line.substr(0, line.find('#'));
    for (line = trimmed(line); !line.empty(); line = trimmed(line)) {
        const auto end = std::min(line.find_first_of(" \t"), line.size());
        words.emplace_back(line.substr(0, end));
        line.remove_prefix(end);
    }
    return words;
}

Expected<void> addLine(HostList& list, const std::vector<std::string>& words) {
    if (words.empty())
        return {};
    for (std::size_t i = 1; i < words.size(); ++i)
        if (words[i].find('=') == std::string::npos)
            return fail("", shownName(words[i]) + " stands behind the host; write one host on each "
                                                  "line, as in node1 slots=1");
    return add(list, words.front());
}

} // namespace

Expected<HostList> HostList::read(std::string_view text) {
    HostList list;
    if (trimmed(text).empty())
        return fail("hosts", "no host is named; write them as in node1,node2");
    for (const std::string& name : listedIn(text))
        if (const auto added = add(list, name); !added)
            return fail("hosts", added.error().message);
    return list;
}

Expected<HostList> HostList::readFile(std::string_view text) {
    HostList list;
    std::size_t number = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (const auto added = addLine(list, wordsIn(line)); !added)
            return fail("host-file",
                        "line " + std::to_string(number) + ": " + added.error().message);
    }
    if (list.isEmpty())
        return fail("host-file", "it names no host; write one on each line, as in node1 slots=1");
    return list;
}

} // namespace loadstone
