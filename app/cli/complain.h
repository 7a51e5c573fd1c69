#pragma once

#include "core/base/expected.h"

namespace loadstone {

/// Says on standard error why a command could not be carried out.
void complain(const Error& error);

} // namespace loadstone
