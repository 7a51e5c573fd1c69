// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/termreader.h"

namespace loadstone {

/// How a figure must stand to a bound.
enum class Relation { Below, AtMost, Above, AtLeast, Equal };

/// "<", "<=", ">", ">=", "=".
std::string_view signOf(Relation relation);

/// Whether `value` stands so to `bound`.
bool holds(double value, Relation relation, double bound);

/// Reads a sign, if one is here.
std::optional<Relation> takeRelation(TermReader& reader);

} // namespace loadstone
