#pragma once

#include "ui/stress/planfields.h"

namespace loadstone {

/// What will go out, where that is not what somebody who types a body expects: with GET, or without
/// a header that says what the body is. Else empty.
QString bodyHint(const PlanFields& fields);

/// What must be filled in before a plan that was read from a file can be sent again.
std::vector<Error> maskErrors(const LoadPlan& plan);

} // namespace loadstone
