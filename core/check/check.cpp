// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/check/check.h"

#include "core/base/decimals.h"
#include "core/base/exacttime.h"
#include "core/base/listed.h"
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
    return linesText(checks);
}

Expected<std::vector<Check>> readChecks(std::string_view text, const std::string& field) {
    return readParts<Check>(linesIn(text), field, "check");
}

} // namespace loadstone
