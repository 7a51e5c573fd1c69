// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/hosts/slurmhosts.h"

#include "core/base/visibletext.h"
#include "core/base/wholenumber.h"

#include <optional>

namespace loadstone {

namespace {

constexpr std::size_t longestNumber = 9; ///< digits
using Names = std::vector<std::string>;

std::optional<std::size_t> numberIn(std::string_view text) {
    return text.size() <= longestNumber ? wholeNumber<std::size_t>(text) : std::nullopt;
}

/// The pieces between commas that stand in no brackets.
std::vector<std::string_view> piecesOf(std::string_view text) {
    std::vector<std::string_view> pieces;
    std::size_t begin = 0;
    int depth = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const char letter = i < text.size() ? text[i] : ',';
        depth += letter == '[' ? 1 : letter == ']' ? -1 : 0;
        if (letter != ',' || (depth > 0 && i < text.size()))
            continue;
        pieces.push_back(text.substr(begin, i - begin));
        begin = i + 1;
    }
    return pieces;
}

/// "01-03" as 01, 02 and 03. False: it is none, or there are too many.
bool addRange(std::string_view range, Names& into) {
    const auto dash = range.find('-');
    const std::string_view from = range.substr(0, dash);
    const std::string_view to = dash == std::string_view::npos ? from : range.substr(dash + 1);
    const auto first = numberIn(from);
    const auto last = numberIn(to);
    if (!first || !last || *last < *first || *last - *first >= HostList::most)
        return false;
    for (std::size_t number = *first; number <= *last; ++number) {
        std::string digits = std::to_string(number);
        if (digits.size() < from.size())
            digits.insert(0, from.size() - digits.size(), '0');
        into.push_back(std::move(digits));
    }
    return true;
}

/// "01-03,7" as 01, 02, 03 and 7.
std::optional<Names> endsIn(std::string_view ranges) {
    Names ends;
    for (const std::string_view range : piecesOf(ranges))
        if (!addRange(range, ends))
            return std::nullopt;
    return ends;
}

/// Each of these with each end, and `middle` between them.
Names joined(const Names& names, std::string_view middle, const Names& ends) {
    Names longer;
    for (const std::string& name : names)
        for (const std::string& end : ends)
            longer.push_back(name + std::string(middle) + end);
    return longer;
}

/// "rack[1-2]n[01-03]", by its brackets one after the other.
bool addNames(std::string_view piece, Names& into) {
    Names names{""};
    while (!piece.empty()) {
        const auto open = std::min(piece.find('['), piece.size());
        const auto close = std::min(piece.find(']', open), piece.size());
        if (open < piece.size() && close == piece.size())
            return false;
        const auto ends = open == piece.size() ? std::optional(Names{""})
                                               : endsIn(piece.substr(open + 1, close - open - 1));
        if (!ends)
            return false;
        names = joined(names, piece.substr(0, open), *ends);
        if (names.size() > HostList::most)
            return false;
        piece.remove_prefix(std::min(close + 1, piece.size()));
    }
    into.insert(into.end(), names.begin(), names.end());
    return into.size() <= HostList::most;
}

/// "2(x3),1" as 2, 2, 2 and 1.
bool addTasks(std::string_view piece, std::vector<std::size_t>& into) {
    const auto open = std::min(piece.find("(x"), piece.size());
    std::size_t times = 1;
    if (open < piece.size()) {
        const auto given = piece.ends_with(')')
                               ? numberIn(piece.substr(open + 2, piece.size() - open - 3))
                               : std::nullopt;
        if (!given || *given > HostList::most)
            return false;
        times = *given;
    }
    const auto tasks = numberIn(piece.substr(0, open));
    if (!tasks || *tasks > HostList::most)
        return false;
    into.insert(into.end(), times, *tasks);
    return into.size() <= HostList::most;
}

std::string_view valueOf(const Variable& variable, const char* name) {
    const char* value = variable(name);
    return value ? value : "";
}

auto notRead(const char* name, std::string_view value) {
    return fail("hosts", std::string("Slurm's ") + name + " is \"" +
                             shortText(visibleText(value), 60) +
                             "\", which is not understood; name the hosts");
}

/// Each host as often as it has tasks.
Expected<HostList> tasksOn(const Names& nodes, const std::vector<std::size_t>& tasks) {
    HostList list;
    for (std::size_t i = 0; i < nodes.size(); ++i)
        list.names.insert(list.names.end(), i < tasks.size() ? tasks[i] : 1, nodes[i]);
    if (list.names.size() > HostList::most)
        return fail("hosts", "the allocation of Slurm has more than " +
                                 std::to_string(HostList::most) + " tasks; name fewer hosts");
    return list.names.size() > 1 ? list : HostList();
}

} // namespace

Expected<HostList> slurmHosts(const Variable& variable) {
    const auto nodeList = valueOf(variable, "SLURM_JOB_NODELIST");
    const bool isJob = !valueOf(variable, "SLURM_JOB_ID").empty() && !nodeList.empty();
    if (!isJob || !valueOf(variable, "SLURM_STEP_ID").empty() ||
        valueOf(variable, "SLURM_NTASKS").empty())
        return HostList();
    Names nodes;
    for (const std::string_view piece : piecesOf(nodeList))
        if (piece.empty() || !addNames(piece, nodes))
            return notRead("SLURM_JOB_NODELIST", nodeList);
    std::vector<std::size_t> tasks;
    const auto perNode = valueOf(variable, "SLURM_TASKS_PER_NODE");
    for (const std::string_view piece : piecesOf(perNode))
        if (!perNode.empty() && !addTasks(piece, tasks))
            return notRead("SLURM_TASKS_PER_NODE", perNode);
    return tasksOn(nodes, tasks);
}

} // namespace loadstone
