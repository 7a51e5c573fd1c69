// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/result/ngramorder.h"

#include <string>

namespace loadstone {

/// All n-grams of a result with their counts, as it is written to a file: what results are compared
/// by.
inline std::string sorted(const NgramResult& result) {
    std::string text;
    writeCounts(result, orderByNgram(result, 2), [&](std::string_view piece) {
        text += piece;
        return true;
    });
    return text;
}

} // namespace loadstone
