#include "core/stats/totals.h"

namespace loadstone {

Histogram Totals::latencyAll() const {
    Histogram all = latencyOk;
    all.add(latencyFailed);
    return all;
}

} // namespace loadstone
