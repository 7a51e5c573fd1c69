// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/relation.h"

#include <array>

namespace loadstone {

namespace {

/// In the order of Relation.
constexpr std::array<std::string_view, 5> signs{"<", "<=", ">", ">=", "="};

} // namespace

std::string_view signOf(Relation relation) {
    return signs.at(static_cast<std::size_t>(relation));
}

bool holds(double value, Relation relation, double bound) {
    switch (relation) {
    case Relation::Below:
        return value < bound;
    case Relation::AtMost:
        return value <= bound;
    case Relation::Above:
        return value > bound;
    case Relation::AtLeast:
        return value >= bound;
    case Relation::Equal:
        break;
    }
    return value == bound;
}

// Those of two characters first.
std::optional<Relation> takeRelation(TermReader& reader) {
    for (const Relation relation :
         {Relation::AtMost, Relation::AtLeast, Relation::Below, Relation::Above, Relation::Equal})
        if (reader.take(signOf(relation)))
            return relation;
    return std::nullopt;
}

} // namespace loadstone
