// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/readengine.h"

#include "app/cli/options.h"

namespace loadstone {

Expected<EngineKind> readEngine(const std::string& name) {
    if (const auto engine = engineNamed(name))
        return *engine;
    return fail("--engine", "\"" + name + "\" is not an engine; there are pool, loop and process");
}

Expected<std::vector<EngineKind>> readEngines(const std::vector<std::string>& lists) {
    std::vector<EngineKind> engines;
    for (const std::string& list : lists)
        for (const std::string& name : wordsOf(list)) {
            const auto engine = readEngine(name);
            if (!engine)
                return tl::unexpected(engine.error());
            engines.push_back(*engine);
        }
    return engines;
}

} // namespace loadstone
