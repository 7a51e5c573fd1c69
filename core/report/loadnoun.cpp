// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/loadnoun.h"

#include "core/base/units.h"
#include "core/postgres/querystatements.h"

#include <cstring>
#include <utility>

namespace loadstone {

std::string LoadNoun::counted(std::uint64_t count) const {
    return formatCount(count) + " " + (count == 1 ? one : many);
}

std::string LoadNoun::title() const {
    std::string text = many;
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

LoadNoun nounOf(const LoadPlan& plan) {
    if (!plan.asksDatabase())
        return {"request", "requests"};
    const auto read = QueryStatements::read(plan.queries);
    return read && read->hasTransactions() ? LoadNoun{"transaction", "transactions"}
                                           : LoadNoun{"query", "queries"};
}

std::string spokenOf(const LoadPlan& plan, std::string text) {
    if (!plan.asksDatabase())
        return text;
    const LoadNoun noun = nounOf(plan);
    for (const auto& [from, to] :
         {std::pair{"requests", noun.many}, {"Requests", noun.title()}, {"request", noun.one}})
        for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at)) {
            text.replace(at, std::strlen(from), to);
            at += to.size();
        }
    return text;
}

} // namespace loadstone
