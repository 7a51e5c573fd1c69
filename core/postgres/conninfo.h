// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <libpq-fe.h>

#include <memory>

namespace loadstone {

/// What libpq has read of a URL or of its words, or has by itself; none if it could not read it.
using Conninfo = std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)>;

/// Calls `visit` with each option that has a value.
template <typename Visit>
void forEachOption(const Conninfo& options, const Visit& visit) {
    for (const PQconninfoOption* option = options.get(); option && option->keyword; ++option)
        if (option->val)
            visit(*option);
}

} // namespace loadstone
