// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

namespace loadstone {

/// Whether any word of a Books n-gram carries its part of speech ("watch_VERB", ",_.") or stands
/// for one ("_NOUN_", "_START_"). A plain underscore in a word is not one.
bool hasPosTag(std::string_view ngram);

} // namespace loadstone
