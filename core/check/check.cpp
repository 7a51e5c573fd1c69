// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/check/check.h"

#include "core/base/decimals.h"
#include "core/base/exacttime.h"
#include "core/base/trimmed.h"
#include "core/check/bytesizes.h"
#include "core/check/quotedtext.h"

namespace loadstone {

namespace {

std::string boundOf(const Check& check) {
    return std::string(signOf(check.relation)) + " " +
           (check.kind == Check::Kind::Size ? exactSize(check.bound) : exactTime(check.bound));
}

} // namespace

std::string Check::text() const {
    switch (kind) {
    case Kind::BodyContains:
        return "body contains " + inQuotes(wanted);
    case Kind::BodyMatches:
        return "body matches " + quotedIfNeeded(wanted);
    case Kind::HeaderPresent:
        return "header " + name;
    case Kind::HeaderEquals:
        return "header " + name + " equals " + inQuotes(wanted);
    case Kind::HeaderContains:
        return "header " + name + " contains " + inQuotes(wanted);
    case Kind::JsonPresent:
        return "json " + name;
    case Kind::JsonEquals:
        return "json " + name + " equals " + wanted;
    case Kind::Size:
        return "size " + boundOf(*this);
    case Kind::Time:
        break;
    }
    return "time " + boundOf(*this);
}

std::string textOf(const std::vector<Check>& checks) {
    std::string lines;
    for (const Check& check : checks)
        lines += (lines.empty() ? "" : "\n") + check.text();
    return lines;
}

Expected<std::vector<Check>> readChecks(std::string_view text, const std::string& field) {
    std::vector<Check> checks;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (trimmed(line).empty())
            continue;
        const auto check = Check::read(trimmed(line));
        if (!check)
            return fail(field, "check " + std::to_string(checks.size() + 1) + ": " +
                                   check.error().message);
        checks.push_back(*check);
    }
    return checks;
}

} // namespace loadstone
