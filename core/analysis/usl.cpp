// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/usl.h"

#include <algorithm>
#include <cmath>

namespace loadstone {

double Usl::throughput(double size) const {
    return lambda * size / (1 + sigma * (size - 1) + kappa * size * (size - 1));
}

std::optional<double> Usl::peak() const {
    if (kappa <= 0)
        return std::nullopt;
    return std::max(1.0, std::sqrt(std::max(0.0, 1 - sigma) / kappa));
}

} // namespace loadstone
