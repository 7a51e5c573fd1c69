#include "core/report/csvcells.h"

#include "core/base/decimals.h"

namespace loadstone {

std::string decimalCell(double value) {
    return fixedText(value, 3);
}

std::string millisecondsCell(Microseconds time) {
    return decimalCell(inMilliseconds(time));
}

} // namespace loadstone
