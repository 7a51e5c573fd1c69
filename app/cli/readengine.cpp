#include "app/cli/readengine.h"

namespace loadstone {

Expected<EngineKind> readEngine(const std::string& name) {
    if (const auto engine = engineNamed(name))
        return *engine;
    return fail("--engine", "\"" + name + "\" is not an engine; there are pool, loop and process");
}

} // namespace loadstone
